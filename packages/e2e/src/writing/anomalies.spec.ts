import { Page } from '@playwright/test';
import { importBill } from '../support/importBill';
import { rosetta } from '../support/launcher';
import { platform } from '../support/platform';
import { createApiClient, fetchAuthorization } from '../support/portal';
import { expect, test } from '../support/test';

const API = '/api/rosetta/finops/v1';
/** An application of a group of the engineer, and a product that it uses each day. */
const CHECKOUT = {
  application: 'Checkout',
  product: 'Amazon Elastic Compute Cloud',
};
const RESOURCE = 'basket-replay';
const COMMENT = 'A load test before the sales';

const batch = async (...args: string[]) => {
  const { code, stderr } = await rosetta(
    ['batch', 'finops', 'run', ...args],
    platform(),
  );
  expect(code, stderr).toBe(0);
};

/** A published month that is over, and that no other test changes: the last one. */
async function lastMonth(page: Page): Promise<string> {
  const get = await createApiClient(page);
  return (await get(`${API}/periods`)).defaultRange.from;
}

/**
 * A day that costs far more than it usually does, and a charge of the whole month that takes the same away:
 * every figure of the month stays as it is, for the tests that read it.
 */
async function importUnusualDay(month: string, day: string) {
  const charge = (amount: string) => ({
    ...{ month, application: CHECKOUT.application, amount },
    columns: {
      ...{ ListCost: amount, ContractedCost: amount },
      ...{ ChargeCategory: 'Usage', ProviderName: 'AWS' },
      ...{ ServiceCategory: 'Compute', ServiceSubcategory: 'Virtual Machines' },
      ...{ ServiceName: CHECKOUT.product, ResourceId: RESOURCE },
    },
  });
  await importBill({ ...charge('5000'), day }, charge('-5000'));
  await batch('--job', 'costs', '--period', month);
  await batch('--job', 'anomalies', '--period', day);
}

test('an owner is told once of an anomaly, sees why, and answers that it was planned; others read the answer only', async ({
  page,
  context,
  signIn,
}) => {
  test.slow();
  await signIn('engineer');
  const month = await lastMonth(page);
  await importUnusualDay(month, `${month}-27`);

  await page.goto('/notifications');
  const notice = page.getByRole('link', {
    name: `${CHECKOUT.application}, ${CHECKOUT.product}: +$`,
  });
  await expect(notice.first()).toBeVisible({ timeout: 90_000 });
  await expect(notice).toHaveCount(1);
  await notice.click();
  const address = page.url();
  const anomaly = page.getByRole('dialog');
  await expect(anomaly).toContainText(CHECKOUT.product);
  await expect(anomaly.getByRole('link', { name: `Lines of ${RESOURCE}` })).toBeVisible(); // prettier-ignore

  await anomaly.getByLabel('Comment').fill(COMMENT);
  await anomaly.getByRole('button', { name: 'It was planned' }).click();
  await expect(anomaly).toHaveCount(0);
  await page.goto(address);
  await expect(anomaly).toContainText(`Planned, says engineer: ${COMMENT}`);
  await page.goto('/notifications');
  await expect(notice).toHaveCount(1);

  await context.clearCookies();
  await signIn('monitoring-admin');
  await page.goto(address);
  await expect(anomaly).toContainText(COMMENT);
  await expect(anomaly).toContainText('FinOps admins answer, and members of the group'); // prettier-ignore
  await expect(anomaly.getByRole('button', { name: 'It was planned' })).toHaveCount(0); // prettier-ignore
  const headers = await fetchAuthorization(page);
  const id = new URL(address).searchParams.get('anomaly');
  const refused = await page.request.post(`${API}/anomalies/${id}/answer`, {
    headers,
    data: { answer: 'yes' },
  });
  expect(refused.status()).toBe(403);
});
