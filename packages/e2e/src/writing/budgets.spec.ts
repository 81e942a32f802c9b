import { Page } from '@playwright/test';
import { createApiClient, fetchAuthorization } from '../support/portal';
import { monthName } from '../support/runs';
import { expect, test } from '../support/test';

const API = '/api/rosetta/finops/v1';
/** A group of the engineer, and of nobody else who signs in. */
const GROUP = 'team-checkout';

interface Planned {
  key: string;
  label: string;
  month: string;
  currency: string;
  amount: string;
}

/** An application of the group, with a budget below what its month will come to. */
async function findPlan(page: Page): Promise<Planned> {
  const get = await createApiClient(page);
  const { items: owned } = await get(
    `/api/rosetta/ref/v1/applications?group=${GROUP}`,
  );
  const ids = owned.map(({ id }: { id: string }) => id);
  const { items, currency } = await get(
    `${API}/forecast?groupBy=application&horizon=month-end&application=${ids}`,
  );
  const { key, label, months } = items.find(
    (item: { months: object[] }) => item.months.length,
  );
  const [{ month, amount }] = months;
  return { key, label, month, currency, amount: String(Math.floor(0.9 * Number(amount))) }; // prettier-ignore
}

async function enterBudget(page: Page, { label, amount, currency }: Planned) {
  await page.goto('/finops');
  await page.getByRole('link', { name: 'Budgets', exact: true }).first().click(); // prettier-ignore
  await page.getByRole('button', { name: 'Enter budgets' }).click();
  const form = page.getByRole('dialog', { name: 'Enter budgets' });
  await form.getByLabel('Budget of').fill(label);
  await page.getByRole('option', { name: label, exact: true }).click();
  await expect(form.getByLabel('Currency')).toHaveValue(currency);
  await form.getByRole('textbox', { name: 'Budget', exact: true }).fill(amount);
  await form.getByLabel('Reason').fill('Plan of the year');
  await form.getByRole('button', { name: 'Save the budgets' }).click();
  await expect(page.getByText('A budget is saved')).toBeVisible();
}

/** No other test finds it. */
async function removeBudget(page: Page, { key, month, currency }: Planned) {
  const get = await createApiClient(page);
  const { revision } = await get(`${API}/budgets?limit=1`);
  const headers = await fetchAuthorization(page);
  const removed = await page.request.put(`${API}/budgets`, {
    headers: { ...headers, 'if-match': `"${revision}"` },
    data: {
      items: [{ kind: 'application', key, month, currency, amount: null }],
      reason: 'The end of the test',
    },
  });
  expect(removed.status()).toBe(200);
}

test('an owner is told once that the budget will be passed, opens the page and sees why', async ({
  page,
  context,
  signIn,
}) => {
  test.slow();
  await signIn('finops-admin');
  const planned = await findPlan(page);
  const { key, label, month } = planned;
  try {
    await enterBudget(page, planned);

    await context.clearCookies();
    await signIn('engineer');
    await page.goto('/notifications');
    const title = `Budget of ${label}, ${monthName(month)} – `;
    const notice = page.getByRole('link', { name: title });
    await expect(notice.first()).toBeVisible({ timeout: 60_000 });
    await expect(notice).toHaveCount(1);
    await notice.click();
    const detail = page.getByRole('dialog', { name: `Budget of ${label}, ${monthName(month)}` }); // prettier-ignore
    await expect(detail.getByText(/more than its budget of/)).toBeVisible();
    await expect(detail.getByText('Plan of the year')).toBeVisible();
    await expect(detail.getByText(/Told: .*engineer/)).toBeVisible();
    await detail.getByRole('link', { name: 'See the forecast' }).click();
    await expect(page.getByRole('figure')).toBeVisible();

    // The owner reads, and changes nothing; and hears of it no second time.
    const headers = await fetchAuthorization(page);
    const refused = await page.request.put(`${API}/budgets`, { headers, data: {} }); // prettier-ignore
    expect(refused.status()).toBe(403);
    const get = await createApiClient(page);
    const alerts = await get(`${API}/budgets/alerts?key=${key}&month=${month}`);
    expect(alerts.items).toHaveLength(1);
    await page.goto('/notifications');
    await expect(notice).toHaveCount(1);
  } finally {
    await context.clearCookies();
    await signIn('finops-admin');
    await removeBudget(page, planned);
  }
});
