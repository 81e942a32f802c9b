import { Page } from '@playwright/test';
import { createApiClient, fetchAuthorization } from '../support/portal';
import { RUN_PAGE, expectSucceeded, monthName } from '../support/runs';
import { expect, test } from '../support/test';

const API = '/api/rosetta/finops/v1';
/** No charge is of it: what the rule takes in the end. */
const NO_PRODUCT = 'a-product-of-nobody';
/** Who is to bear what nobody owns. */
const BEARER = { id: 'app-storefront', name: 'Storefront' };

const LIGHT = ['rule-preview', 'light'] as const;
/** The preview is looked at once more where pictures of it are taken. */
const PICTURES = process.env.ROSETTA_PICTURES
  ? [['rule-preview-dark', 'dark'] as const, LIGHT]
  : [LIGHT];

const form = (page: Page) => page.getByRole('dialog');
/** The first amount of a text, in whole units: some are written short. */
const amountIn = (text: string) =>
  Math.round(Number(/-?[\d,]+(\.\d+)?/.exec(text)![0].replaceAll(',', '')));

const nextMonth = (month: string) => {
  const [year, index] = month.split('-').map(Number);
  return new Date(Date.UTC(year, index)).toISOString().slice(0, 7);
};

/** A published month that no other test changes. */
async function monthFor(page: Page): Promise<string> {
  const get = await createApiClient(page);
  return (await get(`${API}/periods`)).items[5].period;
}

/** What is unallocated in the month, and the amount of the account that costs most. */
async function findUnallocated(page: Page, month: string) {
  await page.goto(`/finops?from=${month}`);
  await page.getByRole('button', { name: 'See why' }).click();
  const row = page
    .getByRole('grid', { name: 'Unallocated' })
    .getByRole('row')
    .filter({
      has: page.getByRole('link', { name: 'Make an allocation rule' }),
    })
    .first();
  const amount = await row.locator('[data-field=amount]').innerText();
  await row.getByRole('link', { name: 'Make an allocation rule' }).click();
  return amountIn(amount);
}

/** Writes who bears it, in this month only. */
async function writeRule(page: Page, name: string, month: string) {
  await expect(form(page).getByLabel('Valid from')).toHaveValue(`${month}-01`);
  await form(page).getByLabel('Name').fill(name);
  await form(page).getByLabel('Reason').fill('Found without an owner');
  await form(page)
    .getByLabel('Valid until')
    .fill(`${nextMonth(month)}-01`);
  await form(page)
    .getByRole('combobox', { name: /^Borne by/ })
    .click();
  await page.getByRole('option', { name: 'Applications', exact: true }).click();
  const applications = form(page).getByRole('combobox', { name: 'Applications', exact: true }); // prettier-ignore
  await applications.fill(BEARER.name);
  await page.getByRole('option', { name: BEARER.name, exact: true }).click();
}

/** Tries the rule on the month: the bearer pays what nobody paid. */
async function preview(page: Page, month: string, amount: number) {
  await form(page)
    .getByRole('combobox', { name: /^Tried on/ })
    .click();
  await page.getByRole('option', { name: monthName(month) }).click();
  await form(page).getByRole('button', { name: 'See what would move' }).click();
  const row = form(page)
    .getByRole('grid', { name: 'What would move, by application' })
    .getByRole('row')
    .filter({ hasText: BEARER.name });
  const difference = row.locator('[data-field=difference]');
  expect(amountIn(await difference.innerText())).toBe(amount);
}

/** Saves the rule, and publishes the month by it. */
async function publish(page: Page, month: string) {
  await form(page).getByRole('combobox', { name: 'Publish anew' }).fill(monthName(month)); // prettier-ignore
  await page.getByRole('option', { name: monthName(month) }).click();
  await form(page).getByRole('button', { name: 'Make the rule' }).click();
  await expect(page).toHaveURL(/\/finops\/runs$/);
  await page
    .getByRole('gridcell', { name: monthName(month) })
    .first()
    .click();
  await expect(page).toHaveURL(RUN_PAGE);
  await expectSucceeded(page);
}

/** From the figure of the application down to the billed row. */
async function explain(
  page: Page,
  name: string,
  month: string,
  amount: number,
) {
  await page.goto(`/finops?application=${BEARER.id}&from=${month}`);
  await page.getByRole('button', { name: 'Explain', exact: true }).click();
  await expect(
    page.getByRole('img', { name: /^From who was billed/ }),
  ).toBeVisible();
  const part = page
    .getByRole('grid', { name: 'Parts of the figure' })
    .getByRole('row')
    .filter({ hasText: `${name} v1` });
  const figure = part.locator('[data-field=amount]');
  expect(amountIn(await figure.innerText())).toBe(amount);
  await figure.click();
  const lines = page.getByRole('grid', { name: 'Lines' });
  await lines.getByRole('row').nth(1).getByRole('gridcell').first().click();
  await page.getByRole('button', { name: /^Show the/ }).click();
  const charges = page.getByRole('grid', { name: 'Charges of the pool' });
  await expect(charges.getByRole('gridcell').last()).toContainText(/:\d+$/);
}

/** The figures of the month are as they were, for the tests that read them. */
async function undo(page: Page, name: string, period: string) {
  const get = await createApiClient(page);
  const { items } = await get(`${API}/allocation-rules?limit=500`);
  const rule = items.find((each: { name: string }) => each.name === name);
  if (!rule) return;
  const headers = await fetchAuthorization(page);
  const { priority, method, targets, validFrom, validTo } = rule;
  const changed = await page.request.put(`${API}/allocation-rules/${rule.id}`, {
    headers: { ...headers, 'if-match': `"${rule.revision}"` },
    data: { name, priority, method, targets, validFrom, validTo, scope: { product: NO_PRODUCT }, replaces: 1, reason: 'The end of the test' },
  }); // prettier-ignore
  expect(changed.status()).toBe(200);
  const data = { job: 'costs', period, mode: 'reprocess', reason: 'The end of the test' }; // prettier-ignore
  const asked = await page.request.post(`${API}/runs`, { headers, data });
  expect(asked.status()).toBe(202);
  const { id } = await asked.json();
  await expect
    .poll(async () => (await get(`${API}/runs/${id}`)).state, { timeout: 60_000 })
    .toBe('succeeded'); // prettier-ignore
}

test('a FinOps admin gives an unallocated cost an owner, and explains the figure to the owner down to the billed row', async ({
  page,
  context,
  signIn,
  picture,
}) => {
  test.slow();
  await signIn('finops-admin');
  const month = await monthFor(page);
  const name = `Owner found ${Date.now()}`;
  try {
    const amount = await findUnallocated(page, month);
    await writeRule(page, name, month);
    for (const [shown, colorScheme] of PICTURES) {
      // Another theme draws the page anew: what was written stays, what was found does not.
      await page.emulateMedia({ colorScheme });
      await preview(page, month, amount);
      await picture(shown);
    }
    await publish(page, month);
    await explain(page, name, month, amount);
    const explained = page.url();

    // The owner follows the same way, and changes nothing.
    await context.clearCookies();
    await signIn('engineer');
    await page.goto(explained);
    await expect(page.getByRole('grid', { name: 'Lines' })).toBeVisible();
    await page.goto(`/finops?from=${month}&view=unallocated`);
    await expect(page.getByRole('grid', { name: 'Unallocated' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'Make an allocation rule' })).toHaveCount(0); // prettier-ignore
    const headers = await fetchAuthorization(page);
    for (const path of ['allocation-rules', 'allocation-rules/preview', 'runs'])
      expect([path, (await page.request.post(`${API}/${path}`, { headers, data: {} })).status()]).toEqual([path, 403]); // prettier-ignore
  } finally {
    await context.clearCookies();
    await signIn('finops-admin');
    await page.goto('/finops/runs');
    await undo(page, name, month);
  }
});
