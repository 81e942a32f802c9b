import { Page } from '@playwright/test';
import { importBill } from '../support/importBill';
import { createApiClient, fetchAuthorization } from '../support/portal';
import { whileStopped } from '../support/platform';
import { RUN_PAGE, expectSucceeded, monthName, openRunForm, startRun } from '../support/runs'; // prettier-ignore
import { expect, test } from '../support/test';

const API = '/api/rosetta/finops/v1';
/** No bill was ever imported for it. */
const NO_BILL = '2020-01';

/**
 * A published month for each test that changes one: no other test touches its figures. The last one is
 * that of `anomalies.spec.ts`.
 */
const MONTHS = { reprocessed: 1, corrected: 2, queued: 3 };

async function monthFor(page: Page, use: keyof typeof MONTHS) {
  const get = await createApiClient(page);
  const { items } = await get<{ items: { period: string }[] }>(
    `${API}/runs?job=costs&state=succeeded&limit=100`,
  );
  const months = [...new Set(items.map(({ period }) => period))].sort();
  return months.at(-1 - MONTHS[use])!;
}

test('a FinOps admin reprocesses a month, watches the run, and sees what changed and the new figures', async ({
  page,
  signIn,
}) => {
  await signIn('finops-admin');
  const month = monthName(await monthFor(page, 'reprocessed'));
  await page.goto('/');
  await page.getByRole('navigation').getByRole('link', { name: 'Costs' }).click(); // prettier-ignore
  await page.getByRole('link', { name: 'Runs' }).click();
  await page.goto('/finops/runs?job=costs');
  await page.getByRole('gridcell', { name: month }).first().click();
  await expect(page).toHaveURL(RUN_PAGE);
  await page.getByRole('button', { name: 'Run again' }).click();
  await expect(
    page.getByRole('dialog').getByText(`Shapes ${month} again`),
  ).toBeVisible();
  const before = page.url();
  await startRun(page, /^Reprocess /, 'The bill was corrected');

  await expect(page).not.toHaveURL(before);
  await expect(page).toHaveURL(RUN_PAGE);
  await expect(
    page.getByText(/^Requested by .*: The bill was corrected$/),
  ).toBeVisible();
  const log = page.getByRole('log');
  await expect(log.getByRole('listitem')).not.toHaveCount(0);
  await expectSucceeded(page);
  await expect(page.getByText(/these are the figures that readers see/)).toBeVisible(); // prettier-ignore
  await expect(
    page.getByRole('heading', { name: 'What changed' }),
  ).toBeVisible();
  await expect(page.getByText(/Every application has the same figure/)).toBeVisible(); // prettier-ignore
  await log.getByText('published').first().waitFor();
  await page.getByRole('searchbox', { name: 'Search the log' }).fill('nothing like this'); // prettier-ignore
  await expect(log.getByText('No lines match')).toBeVisible();

  // The person who asked is told, even when they have left the page.
  const runUrl = page.url();
  await page.goto('/notifications');
  const notice = page.getByRole('link', { name: `Costs, ${month} – the run has succeeded` }); // prettier-ignore
  await expect(notice.first()).toBeVisible({ timeout: 30_000 });
  await notice.first().click();
  await expect(page).toHaveURL(runUrl);
  await page.getByRole('link', { name: 'See these costs' }).click();
  await expect(page).toHaveURL(/\/finops\?from=\d{4}-\d{2}&to=\d{4}-\d{2}$/);

  const runId = runUrl.split('/').at(-1)!;
  await page.getByText(/^From \d+ runs?/).click();
  await expect(page.getByRole('link', { name: runId })).toBeVisible();
});

test('a missing charge changes the total by exactly its amount, and its application most', async ({
  page,
  signIn,
}) => {
  await signIn('finops-admin');
  const month = await monthFor(page, 'corrected');
  await importBill({ month, application: 'ai-studio-mfe-chat', amount: '1234.56' }); // prettier-ignore
  await page.goto('/finops/runs');
  await openRunForm(page, month);
  await startRun(page, /^Reprocess /, 'A charge was missing');
  const moved = page.locator('section').filter({
    has: page.getByRole('heading', { name: 'What changed' }),
  });
  await expect(moved.getByText(/^Total: .*\(\$1,234\.56\)$/)).toBeVisible({
    timeout: 60_000,
  });
  // Others move by shares of what is split in proportion to direct cost.
  const row = moved.getByRole('row').nth(1);
  await expect(row.getByRole('link').first()).toHaveText('AI Studio chat');
  const [difference, bill] = [3, 4].map(at =>
    row.getByRole('gridcell').nth(at),
  );
  await expect(difference).toHaveText(/^\$1,[2-9]\d\d\.\d\d$/);
  await expect(bill).toHaveText('$1,234.56');
});

test('a second request leads to the queued run, which runs once the worker is back', async ({
  page,
  signIn,
  allowConsole,
}) => {
  // The refusal is an answer of 409, which the browser notes.
  allowConsole(/409/);
  await signIn('finops-admin');
  const period = await monthFor(page, 'queued');
  await page.goto('/finops/runs');
  await whileStopped('finops-batch', async () => {
    await openRunForm(page, period);
    await startRun(page, /^Reprocess /, 'First');
    await expect(page.getByText('Waiting for a worker')).toBeVisible();
    const first = page.url();
    await page.goto('/finops/runs');
    await openRunForm(page, period);
    await startRun(page, /^Reprocess /, 'Second');
    await page.getByRole('link', { name: 'Open that run' }).click();
    await expect(page).toHaveURL(first);
  });
  await expectSucceeded(page);
});

test('a failed run shows why and what to do', async ({ page, signIn }) => {
  await signIn('finops-admin');
  await page.goto('/finops/runs');
  await openRunForm(page, NO_BILL);
  await startRun(page, /^Reprocess January 2020$/, 'Where is this bill?');
  const alert = page.getByRole('alert').filter({ hasText: /bill/ });
  await expect(alert).toContainText('no bill of 2020-01 has landed', {
    timeout: 60_000,
  });
  await expect(alert).toContainText('rosetta raw import focus');
  await expect(alert).toContainText('published before still hold');
  await expect(page.getByRole('button', { name: 'Run again' })).toBeVisible();
});

test('an engineer sees runs and cannot start any', async ({ page, signIn }) => {
  await signIn('engineer');
  const headers = await fetchAuthorization(page);
  await page.goto('/finops/runs');
  await page.getByRole('gridcell', { name: 'Succeeded' }).first().click();
  await expect(page).toHaveURL(RUN_PAGE);
  await expect(page.getByRole('log')).toBeVisible();
  await expect(page.getByRole('button', { name: /Run again|Cancel/ })).toHaveCount(0); // prettier-ignore
  await page.goto('/finops/runs');
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Run the batch' })).toHaveCount(0); // prettier-ignore

  const data = { period: NO_BILL, mode: 'run', reason: 'May I?' };
  const answer = await page.request.post(`${API}/runs`, { headers, data });
  expect(answer.status()).toBe(403);
});
