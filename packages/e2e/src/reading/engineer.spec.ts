import { Page } from '@playwright/test';
import { expectRoleRequired } from '../support/expectRoleRequired';
import { createApiClient } from '../support/portal';
import { expect, test } from '../support/test';
import { expectNoFalseWord, watchWords } from '../support/watchWords';

const COMPONENT = '/catalog/default/component/model-runtime';
const SENTENCE = 'four times as fast with 32 as with one';

/** Documentation is built when it is first opened, or before. */
test.setTimeout(300_000);

interface Component {
  metadata: { name: string };
  relations: { type: string; targetRef: string }[];
}

const section = (page: Page, name: string) =>
  page.locator('section').filter({
    has: page.getByRole('heading', { name, exact: true }),
  });

test('an engineer finds a component, its cost, its deployments and its documentation', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  await page.goto('/');
  await expect(section(page, 'Your applications').getByRole('link', { name: 'AI Studio model runtime' })).toBeVisible(); // prettier-ignore
  await expect(section(page, 'What needs you')).toBeVisible();

  const menu = page.getByRole('navigation');
  await menu.getByRole('link', { name: 'Catalog' }).click();
  await page.getByRole('textbox', { name: 'Search' }).fill('model runtime');
  await page
    .getByRole('cell')
    .getByRole('link', { name: 'Model runtime', exact: true })
    .click();
  await expect(page).toHaveURL(new RegExp(`${COMPONENT}$`));

  const application = page.getByRole('region', { name: 'Application' });
  await expect(application.getByText('AI Studio models')).toBeVisible();
  await expect(application.getByText(/^Cost in \w+ \d{4}$/)).toBeVisible();
  await expect(application.getByText(/\$[\d.,]+/).first()).toBeVisible();
  await expect(application.getByText(/ vs |Nothing to compare/)).toBeVisible();
  await expect(section(page, 'Deployments now').getByRole('definition')).not.toHaveCount(0); // prettier-ignore

  await page.getByRole('link', { name: 'TechDocs', exact: true }).click();
  await expect(page.getByText(SENTENCE)).toBeVisible({ timeout: 120_000 });
  const diagram = page.getByRole('img', { name: /Parts of the model runtime/ });
  await expect(diagram.locator('svg')).toBeVisible();
});

test('no card of a component says that it has no API before it knows', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  await watchWords(page);
  await page.goto(COMPONENT);
  await expect(page.getByRole('link', { name: 'Model runtime API' })).toBeVisible(); // prettier-ignore
  await expect(page.getByRole('link', { name: 'Feature store API' })).toBeVisible(); // prettier-ignore
  await expectNoFalseWord(page);
});

test('each of the 29 components has an owner, a relation, and an application that costs and runs', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  const get = await createApiClient(page);
  const { items } = await get<{ items: Component[] }>(
    '/api/catalog/entities/by-query?filter=kind=component,spec.system=ai-studio&limit=100',
  );
  expect(items).toHaveLength(29);

  const what = async ({ metadata: { name }, relations }: Component) => {
    const types = relations.map(({ type }) => type);
    const pivot = encodeURIComponent(`component:default/${name}`);
    const pivots = await get(
      `/api/rosetta/ref/v1/pivots?type=catalog:component&value=${pivot}`,
    );
    const id = pivots.items[0]?.application;
    const costs = await get(`/api/rosetta/finops/v1/costs?application=${id}`);
    const live = await get(
      `/api/rosetta/monitoring/v1/applications/${id}/deployments/live`,
    );
    return {
      name,
      owner: types.includes('ownedBy'),
      related: types.some(type => !['ownedBy', 'partOf'].includes(type)),
      application: pivots.items.length,
      costs: Number(costs.total.amount) > 0,
      runs: live.items.length > 0,
    };
  };
  expect(await Promise.all(items.map(what))).toEqual(
    items.map(({ metadata: { name } }) => ({
      name,
      owner: true,
      related: true,
      application: 1,
      costs: true,
      runs: true,
    })),
  );
});

test('a visitor sees which role opens a component and its documentation', async ({
  page,
  signIn,
  allowConsole,
}) => {
  allowConsole(/403/);
  await signIn('visitor');
  for (const path of [COMPONENT, '/docs/default/component/model-runtime']) {
    await page.goto(path);
    await expectRoleRequired(page);
  }
});

test('documentation that cannot be built shows why', async ({
  page,
  signIn,
  allowConsole,
}) => {
  // There is no site yet to read from.
  allowConsole(/404/);
  await signIn('engineer');
  await page.goto('/docs/default/component/broken-docs');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('this documentation failed', {
    timeout: 120_000,
  });
  await expect(alert).toContainText(/docs folder.* does not exist/);
});
