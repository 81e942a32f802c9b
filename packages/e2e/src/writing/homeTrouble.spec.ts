import { Page } from '@playwright/test';
import { simulate } from '../support/portal';
import { expect, test } from '../support/test';
import { waitUntilLoaded } from '../support/waitUntilLoaded';

/** One of the applications of the demo's engineer. */
const APPLICATION = 'app-ai-studio-model-registry';
const NAME = 'AI Studio model registry';
const TAKES_MS = 500;
/** Long enough on a busy machine; how soon a page knows of a deployment is tested elsewhere. */
const PATIENCE_MS = 40_000;

test.setTimeout(120_000);

const deploy = (...options: string[]) =>
  simulate('argocd', 'deploy', APPLICATION, '--takes', String(TAKES_MS), ...options); // prettier-ignore

test.afterEach(() => deploy());

const card = (page: Page, name: string) =>
  page.getByRole('region', { name, exact: true }).first();

test('the worst application comes first, and what is wrong with it is what needs the engineer', async ({
  page,
  signIn,
}) => {
  const { endsAt } = await deploy('--fail');
  await signIn('engineer');
  const rows = card(page, 'Your applications').locator('tbody tr');
  const degraded = rows.filter({ hasText: NAME }).getByText(/Degraded.*\(production\)/); // prettier-ignore
  await expect(async () => {
    await page.goto('/');
    await expect(degraded).toBeVisible({ timeout: 10_000 });
  }).toPass({
    timeout: Math.max(0, Date.parse(endsAt) - Date.now()) + PATIENCE_MS,
  });
  await waitUntilLoaded(page);

  const states = await rows.locator('td:nth-of-type(1)').allInnerTexts();
  const isHealthy = states.map(state => /^Healthy/.test(state.trim()));
  expect(isHealthy[0]).toBe(false);
  // No healthy one before one that is not.
  expect(isHealthy).toEqual(isHealthy.toSorted((a, b) => Number(a) - Number(b))); // prettier-ignore
  const names = await rows.getByRole('rowheader').allInnerTexts();
  expect(states[names.indexOf(NAME)]).toMatch(/Degraded/);

  const need = card(page, 'What needs you').getByRole('listitem').filter({ hasText: NAME }); // prettier-ignore
  await expect(need.first()).toContainText(/degraded/i);
  await expect(need.first().getByRole('link', { name: NAME })).toBeVisible();
});
