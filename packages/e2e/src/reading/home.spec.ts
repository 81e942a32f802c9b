import { Page } from '@playwright/test';
import { expect, test } from '../support/test';
import { waitUntilLoaded } from '../support/waitUntilLoaded';
import { expectNoFalseWord, watchWords } from '../support/watchWords';

/** What the demo's engineer owns. */
const OWN = 'AI Studio model runtime';

/** Home with its applications, and with what each column says of them. */
async function openHome(page: Page) {
  await page.goto('/');
  await expect(page.getByRole('rowheader', { name: OWN })).toBeVisible();
  await waitUntilLoaded(page);
}

const card = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true }).first();

const column = (page: Page, index: number) =>
  card(page, 'Your applications').locator(`tbody tr td:nth-of-type(${index})`);

test('an engineer sees their applications with state, cost, change, last deployment and owner', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('engineer');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    /^Good (morning|afternoon|evening), Élodie Engineer$/,
  );
  const applications = card(page, 'Your applications');
  const row = applications.getByRole('row').filter({ hasText: OWN });
  await expect(row.getByText(/\$[\d.,]+/).first()).toBeVisible();
  await expect(row.getByText(/[+-]\$[\d.,]+ \(|No change/)).toBeVisible();
  await expect(row.locator('code')).toHaveText(/^[0-9a-f]{8}$/);
  await expect(row.getByRole('link', { name: 'AI Studio models' })).toBeVisible(); // prettier-ignore
  await expect(card(page, 'What needs you')).toBeVisible();
  for (const gone of ['Pages of the portal', 'Your permissions'])
    await expect(page.getByText(gone)).toHaveCount(0);
  await expectAccessible();
  await applications.getByRole('link', { name: OWN }).click();
  await expect(page).toHaveURL(/\/referentiel\/applications\/app-/);
});

test('a card is as high as the runs that it lists', async ({
  page,
  signIn,
}) => {
  await signIn('finops-admin');
  await page.goto('/');
  const costs = card(page, 'Costs: runs and unallocated');
  const last = costs.getByRole('link', { name: 'All runs' });
  await expect(last).toBeVisible();
  await waitUntilLoaded(page);
  const bottomOf = async (part: typeof last) => {
    const { y, height } = (await part.boundingBox())!;
    return y + height;
  };
  expect(await bottomOf(last)).toBeLessThan(await bottomOf(costs));
});

test('the figure of the groups is the sum of the rows', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  await openHome(page);
  const all = page.getByRole('button', { name: /^All \d+$/ });
  if (await all.first().isVisible()) await all.first().click();
  const toCents = (text: string) =>
    Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100);
  const amounts = await column(page, 2).allInnerTexts();
  const sum = amounts.map(toCents).reduce((total, each) => total + each, 0);
  const figure = page.getByRole('region', { name: /^Cost of your groups/ });
  const total = toCents(
    await figure
      .getByText(/^\$[\d,.]+$/)
      .first()
      .innerText(),
  );
  // Each row is rounded to a cent for reading.
  expect(Math.abs(total - sum)).toBeLessThanOrEqual(amounts.length);
});

test('no part of home says that nothing is there before it knows', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  await watchWords(page);
  await openHome(page);
  await expectNoFalseWord(page);
});

test('a FinOps admin sees the runs and what is unallocated, and what to do while they own nothing', async ({
  page,
  signIn,
  expectAccessible,
}) => {
  await signIn('finops-admin');
  await page.goto('/');
  const own = card(page, 'Costs: runs and unallocated');
  await expect(own.getByText(/^Unallocated in \w+ \d{4}:/)).toBeVisible();
  await expect(own.getByText('Succeeded').first()).toBeVisible();
  await expect(card(page, 'Monitoring: sources and runs')).toHaveCount(0);
  await expectAccessible();
});

test('an SRE sees whether the sources answer', async ({ page, signIn }) => {
  await signIn('monitoring-admin');
  await page.goto('/');
  const own = card(page, 'Monitoring: sources and runs');
  await expect(own.getByText(/All sources answer|Argo CD|GitLab/).first()).toBeVisible(); // prettier-ignore
});
