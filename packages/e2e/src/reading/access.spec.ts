import { Page } from '@playwright/test';
import { expectRoleRequired } from '../support/expectRoleRequired';
import { fetchAuthorization } from '../support/portal';
import { DemoUser, expect, test } from '../support/test';

/** Which role each demo user has. */
const USERS: { user: DemoUser; role: string }[] = [
  { user: 'engineer', role: 'Rosetta_User' },
  { user: 'finops-admin', role: 'Rosetta_FinOps_Admin' },
  { user: 'monitoring-admin', role: 'Rosetta_Monitoring_Admin' },
  { user: 'referentiel-admin', role: 'Rosetta_Referentiel_Admin' },
  { user: 'platform-admin', role: 'Rosetta_Admin' },
];

/** One route of each plugin, of those that leave it open by themselves too. */
const ROUTES = [
  '/api/catalog/entities',
  '/api/search/query?term=a',
  '/api/techdocs/metadata/techdocs/default/component/rosetta',
  '/api/scaffolder/v2/actions',
  '/api/scaffolder/v2/tasks',
  '/api/notifications',
  '/api/mcp-actions/v1',
  '/api/rosetta/finops/v1/costs',
  '/api/rosetta/ref/v1/applications',
  '/api/rosetta/v1/people',
  '/api/rosetta/v1/roles',
];

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

for (const { user, role } of USERS) {
  test(`${user} sees their role, why they have it, and their places`, async ({
    page,
    signIn,
    expectAccessible,
  }) => {
    await signIn(user);
    await page.goto('/your-access');
    const navigation = page.getByRole('navigation');
    for (const place of ['Catalog', 'Docs', 'Costs', 'Administration'])
      await expect(navigation.getByRole('link', { name: place })).toBeVisible();
    await expect(page.getByRole('heading', { name: role })).toBeVisible();
    await expect(
      page.getByText(/the company directory \(at sign-in\)/).first(),
    ).toBeVisible();
    await expectAccessible();
  });
}

for (const { user } of USERS.filter(each => each.user !== 'platform-admin'))
  test(`${user} sees which role shows other people's roles`, async ({
    page,
    signIn,
    allowConsole,
  }) => {
    allowConsole(/403/);
    await signIn(user);
    for (const place of ['people', 'people/engineer', 'roles']) {
      await page.goto(`/administration/${place}`);
      await expect(page.getByRole('alert')).toContainText('Rosetta_Admin');
    }
    await expect(page.getByRole('tab')).toHaveCount(0);
  });

test('platform-admin finds anybody, and sees the whole table', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('platform-admin');
  await page.goto('/administration');
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByRole('searchbox', { name: 'Name or address' }).fill('farid');
  await expect(page).toHaveURL(/\?q=farid$/);
  await expectAccessible();
  await page.getByRole('gridcell', { name: 'Farid FinOps' }).click();
  await expect(heading(page)).toHaveText('Access of finops-admin');
  await expect(
    page.getByRole('heading', { name: 'Rosetta_FinOps_Admin' }),
  ).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('searchbox')).toHaveValue('farid');

  await page.getByRole('tab', { name: 'Roles and permissions' }).click();
  const table = page.getByRole('table');
  await expect(table.getByRole('row')).not.toHaveCount(1);
  await expectAccessible();
  await page.getByRole('searchbox', { name: 'Action' }).fill('batches');
  await expect(table.getByRole('rowheader')).toHaveCount(2);
  await page.reload();
  await expect(table.getByRole('rowheader')).toHaveCount(2);
});

test('visitor sees on every page which role to request from whom, and reaches nothing', async ({
  page,
  signIn,
  expectAccessible,
  allowConsole,
}) => {
  // Search sends a request before the page knows that there is no role.
  allowConsole(/403/);
  await signIn('visitor');
  await page.goto('/');
  await expect(page.getByText('You have no role yet')).toBeVisible();
  await expectAccessible();
  for (const place of ['/catalog', '/docs', '/search', '/create', '/finops']) {
    await page.goto(place);
    await expectRoleRequired(page);
    await expect(page.getByText(/the group rosetta-users/)).toBeVisible();
    await expect(
      page.getByRole('link', { name: 'the platform team' }),
    ).toHaveAttribute('href', /^mailto:/);
  }
  await expect(
    page.getByRole('navigation').getByRole('link', { name: 'Catalog' }),
  ).toHaveCount(0);

  const headers = await fetchAuthorization(page);
  for (const route of ROUTES) {
    const answer = await page.request.get(route, { headers });
    expect([route, answer.status()]).toEqual([route, 403]);
  }
});

test('in French, the pages of access are French', async ({
  page,
  signIn,
  allowConsole,
}) => {
  allowConsole(/403/);
  await signIn('engineer');
  await page.goto('/');
  await page.getByRole('button', { name: 'Français' }).click();
  await page.goto('/your-access');
  await expect(heading(page)).toHaveText('Vos accès');
  await page.goto('/administration/roles');
  await expect(page.getByRole('alert')).toContainText('Le rôle Rosetta_Admin');
});

test('nobody is let in as a guest', async ({ request }) => {
  const answer = await request.get('/api/auth/guest/refresh');
  expect(answer.status()).toBe(404);
});
