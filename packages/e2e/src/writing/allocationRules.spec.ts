import { Page } from '@playwright/test';
import { createApiClient, fetchAuthorization } from '../support/portal';
import { expect, test } from '../support/test';

const API = '/api/rosetta/finops/v1';
/** No charge is of it: the rule of this test changes no figure of others. */
const NO_PRODUCT = 'a-product-of-nobody';

/** A name of its own each time: a rule stays. */
const ruleName = () => `Shared licences ${Date.now()}`;

const form = (page: Page) => page.getByRole('dialog');

async function choose(page: Page, name: string) {
  const field = form(page).getByRole('combobox', {
    name: 'Applications',
    exact: true,
  });
  await field.fill(name);
  await page.getByRole('option', { name, exact: true }).click();
}

/** Writes a rule by which two applications bear a product, from the costs page on. */
async function writeRule(page: Page, name: string) {
  await page.goto('/finops');
  await page.getByRole('link', { name: 'Rules' }).click();
  await page.getByRole('button', { name: 'New rule' }).click();
  await form(page).getByLabel('Name').fill(name);
  await form(page).getByLabel('Reason').fill('The licences of the year');
  await form(page).getByLabel('Valid from').fill('2026-01-01');
  await form(page).getByRole('button', { name: 'Add a condition' }).click();
  await form(page).getByRole('combobox', { name: 'Field' }).click();
  await page.getByRole('option', { name: 'Product' }).click();
  await form(page)
    .getByRole('combobox', { name: 'Product', exact: true })
    .fill(NO_PRODUCT);
  await form(page)
    .getByLabel(/^Fixed coefficients:/)
    .check();
  await choose(page, 'AI Studio chat');
  await choose(page, 'AI Studio model runtime');
  await form(page).getByRole('textbox', { name: 'AI Studio chat' }).fill('0,25'); // prettier-ignore
  await form(page).getByRole('textbox', { name: 'AI Studio model runtime' }).fill('0.65'); // prettier-ignore
}

test('a FinOps admin makes a rule, corrects what is refused, changes it, and an engineer reads it', async ({
  page,
  context,
  signIn,
  allowConsole,
  expectAccessible,
}) => {
  // The refusal is an answer of 400, which the browser notes.
  allowConsole(/400 .*allocation-rules/);
  const name = ruleName();
  await signIn('finops-admin');
  await writeRule(page, name);
  await form(page).getByRole('button', { name: 'Make the rule' }).click();
  await expect(form(page).getByText('They must add up to 1. They add up to 0.9.')).toBeVisible(); // prettier-ignore
  await expectAccessible();

  // Nothing is lost by closing it.
  await form(page).getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'New rule' }).click();
  await expect(form(page).getByLabel('Name')).toHaveValue(name);
  await form(page).getByRole('textbox', { name: 'AI Studio model runtime' }).fill('0.75'); // prettier-ignore
  await form(page).getByRole('button', { name: 'Make the rule' }).click();
  await expect(page).toHaveURL(/\/finops\/rules\/shared-licences-\d+$/);
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('AI Studio chat × 0.25');

  await page.getByRole('button', { name: 'Change' }).click();
  await form(page).getByLabel('Valid from').fill('2026-01-01');
  await form(page).getByLabel('Reason').fill('By use from now on');
  await form(page)
    .getByLabel(/^Evenly:/)
    .check();
  await form(page).getByRole('button', { name: 'Change the rule' }).click();
  await expect(form(page).getByText(/^overlaps version 1, which is valid from/)).toBeVisible(); // prettier-ignore
  await form(page).getByLabel('Valid from').fill('2026-07-01');
  await form(page).getByRole('button', { name: 'Change the rule' }).click();
  await expect(form(page)).toHaveCount(0);
  const history = page.getByRole('grid', { name: 'History' });
  await expect(history.getByRole('row')).toHaveCount(3);
  await expect(history.getByText('By use from now on')).toBeVisible();
  await expectAccessible({ serious: true });

  const address = page.url();
  const get = await createApiClient(page);
  expect(await get(`${API}/audit/verify`)).toMatchObject({ valid: true });
  const { items } = await get(`${API}/audit?entity=${address.split('/').at(-1)}`); // prettier-ignore
  expect(items.map(({ op }: { op: string }) => op)).toEqual(['update', 'create']); // prettier-ignore

  await context.clearCookies();
  await signIn('engineer');
  await page.goto(address);
  await expect(history.getByRole('row')).toHaveCount(3);
  await expect(page.getByRole('button', { name: 'Change' })).toHaveCount(0);
  const headers = await fetchAuthorization(page);
  const refused = await page.request.post(`${API}/allocation-rules`, {
    headers,
    data: {},
  });
  expect(refused.status()).toBe(403);
});

test('a visitor reads no rule', async ({ page, signIn }) => {
  await signIn('visitor');
  await page.goto('/');
  const headers = await fetchAuthorization(page);
  const answer = await page.request.get(`${API}/allocation-rules`, { headers });
  expect(answer.status()).toBe(403);
});
