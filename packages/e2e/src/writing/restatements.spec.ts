import { Page } from '@playwright/test';
import { importBill } from '../support/importBill';
import { createApiClient } from '../support/portal';
import { RUN_PAGE, expectSucceeded, monthName, openRunForm, startRun } from '../support/runs'; // prettier-ignore
import { expect, test } from '../support/test';

const API = '/api/rosetta/finops/v1';

/** Two published months that no other test changes. */
async function monthsFor(page: Page) {
  const get = await createApiClient(page);
  const { items } = await get(`${API}/periods`);
  const [restated, open] = items.slice(-3).map(({ period }: any) => period);
  return { restated, open };
}

const rowOf = (page: Page, grid: string, ...texts: string[]) =>
  texts.reduce(
    (rows, hasText) => rows.filter({ hasText }),
    page.getByRole('grid', { name: grid }).getByRole('row'),
  );

const RESTATEMENTS = 'Restatements of closed months';
const dialog = (page: Page) => page.getByRole('dialog');

async function giveReason(page: Page, reason: string, button: string | RegExp) {
  await dialog(page).getByLabel(/^Reason/).fill(reason); // prettier-ignore
  await dialog(page).getByRole('button', { name: button }).click();
  await expect(dialog(page)).toHaveCount(0);
}

async function setState(page: Page, period: string, act: 'Close' | 'Reopen') {
  const month = monthName(period);
  const row = rowOf(page, 'Months', month);
  await row.getByRole('button', { name: act }).click();
  await giveReason(page, 'The books are closed', `${act} ${month}`);
}

async function runMonth(page: Page, period: string) {
  await page.goto('/finops/runs');
  await openRunForm(page, period);
  await startRun(page, /^Reprocess /, 'A late bill');
  await expect(page).toHaveURL(RUN_PAGE);
  await expectSucceeded(page);
}

test('a late bill of a closed month is booked into an open one, seen there, and undone', async ({
  page,
  signIn,
  expectAccessible,
  picture,
}) => {
  test.slow();
  await signIn('finops-admin');
  const { restated, open } = await monthsFor(page);
  await page.goto('/finops/periods');
  await setState(page, restated, 'Close');
  await importBill({ month: restated, application: 'ai-studio-mfe-chat', amount: '321.09' }); // prettier-ignore
  await runMonth(page, restated);

  await page.goto('/finops/periods');
  const chat = rowOf(page, RESTATEMENTS, 'AI Studio chat', monthName(restated));
  await expect(chat).toContainText('bill');
  await expect(chat).toContainText('Pending');
  await expectAccessible();
  await page.getByRole('button', { name: `Book all of ${monthName(restated)}` }).click(); // prettier-ignore
  await dialog(page).getByRole('combobox').click();
  await page.getByRole('option', { name: monthName(open) }).click();
  await expect(dialog(page)).toContainText(`$321.09 of ${monthName(restated)} becomes part of ${monthName(open)}`); // prettier-ignore
  await expectAccessible();
  await giveReason(page, 'A late invoice', 'Book');
  await expect(chat).toContainText(`Booked into ${monthName(open)}`);
  await page.reload();
  await expect(chat).toBeVisible();
  await picture('months', { dark: true });
  for (const [name, colorScheme] of [
    ['restatements-dark', 'dark'],
    ['restatements', 'light'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    // Another theme draws the page anew, from its top.
    await page
      .getByRole('heading', { name: RESTATEMENTS })
      .evaluate(heading => heading.scrollIntoView());
    await picture(name);
  }

  const get = await createApiClient(page);
  const { total } = await get(`${API}/costs?from=${open}`);
  expect(total.restated).toBe('321.09');
  await page.goto(`/finops?from=${open}&view=lines`);
  await page.getByRole('button', { name: /^Restated/ }).click();
  await page.getByRole('gridcell', { name: /Restated/ }).first().click(); // prettier-ignore
  await expect(dialog(page)).toContainText('A late invoice');
  await expect(dialog(page)).toContainText(monthName(restated));

  await page.goto('/finops/periods');
  await chat.getByRole('button', { name: 'Undo' }).click();
  await giveReason(page, 'The end of the test', 'Undo');
  await expect(chat).toContainText('Pending');
  await setState(page, restated, 'Reopen');
});
