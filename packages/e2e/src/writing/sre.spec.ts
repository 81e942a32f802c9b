import { Page } from '@playwright/test';
import { expectRoleRequired } from '../support/expectRoleRequired';
import { simulate } from '../support/portal';
import { expect, test } from '../support/test';

const APPLICATION = 'app-ai-studio-model-runtime';
const NAME = 'AI Studio model runtime';
const BOARD = '/deployments?group=ai-studio3-models';

/** How long a simulated deployment takes. */
const TAKES_MS = 1_000;
/** That the board shows what is new by itself; how soon is measured by `rosetta bench live`. */
const BY_ITSELF_MS = 20_000;

test.setTimeout(120_000);

// The sources are the same for all: one test at a time makes them fail.
test.describe.configure({ mode: 'default' });

test.afterEach(async () => {
  for (const source of ['argocd', 'gitlab']) await simulate(source, 'up');
});

const findRow = (page: Page) => page.getByRole('row').filter({ hasText: NAME });

/** What the board has rows of. */
const applicationsOn = (page: Page) =>
  page.locator('[role="row"] [data-field="application"]').allTextContents();

/** How many rows of the table are whole on the screen. */
const rowsInSight = (page: Page) =>
  page.evaluate(
    () =>
      [...document.querySelectorAll('[role="row"][data-id]')].filter(row => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= 0 && bottom <= window.innerHeight;
      }).length,
  );

async function openBoard(page: Page, query = '') {
  await page.goto(`${BOARD}${query}`);
  await expect(findRow(page)).toBeVisible();
}

/** Deploys a new revision at a source, and expects the open page to show it soon. */
async function expectDeployed(page: Page, source: 'argocd' | 'gitlab') {
  const { revision, endsAt } = await simulate(
    source,
    'deploy',
    APPLICATION,
    '--takes',
    String(TAKES_MS),
  );
  const left = Math.max(0, Date.parse(endsAt) - Date.now());
  await expect(findRow(page).getByText(revision.slice(0, 8))).toBeVisible({
    timeout: left + BY_ITSELF_MS,
  });
}

test('an SRE sees a deployment at either source without reloading the page', async ({
  page,
  signIn,
}) => {
  await signIn('monitoring-admin');
  await openBoard(page);
  await expect(findRow(page).getByRole('group', { name: /Synced/ }).first()).toBeVisible(); // prettier-ignore
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  await expectDeployed(page, 'argocd');
  await openBoard(page, '&source=gitlab');
  loads.length = 0;
  await expectDeployed(page, 'gitlab');
  expect(loads).toEqual([]);
});

test('a source that is down is named with the age of its data, and recovers', async ({
  page,
  signIn,
}) => {
  await signIn('monitoring-admin');
  await openBoard(page);
  const applications = await applicationsOn(page);

  await simulate('gitlab', 'down');
  const warning = page.getByText(/GitLab has not answered for/);
  await expect(warning).toBeVisible({ timeout: 30_000 });
  await expect(warning).toHaveCount(1);
  await expect(page.getByText(/What is shown of it is from \d\d:\d\d:\d\d/)).toBeVisible(); // prettier-ignore
  // None goes; one may come, as what is attributed changes while this runs.
  expect(await applicationsOn(page)).toEqual(
    expect.arrayContaining(applications),
  );
  const stale = findRow(page).getByRole('group', { name: /out of date/ });
  await expect(stale.first()).toBeVisible();
  await expect(page.getByText(/Argo CD has not answered/)).toHaveCount(0);
  await expectDeployed(page, 'argocd');

  await simulate('gitlab', 'up');
  await expect(warning).toHaveCount(0, { timeout: 60_000 });
  await expect(stale).toHaveCount(0);
});

test('the count of what needs a look opens exactly that, with at least 22 rows of the board on the first screen', async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await signIn('monitoring-admin');
  await page.goto('/deployments');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await expect.poll(() => rowsInSight(page)).toBeGreaterThanOrEqual(22);
  const count = page.getByRole('link', { name: /needs? a look: show/ });
  const counted = Number(await count.textContent());
  expect(counted).toBeGreaterThan(0);
  await count.click();
  await expect(page).toHaveURL(/\?show=attention$/);
  // The first row has the names of the columns.
  await expect(page.getByRole('row')).toHaveCount(counted + 1);
  for (const row of (await page.getByRole('row').all()).slice(1))
    await expect(row.getByRole('img', { name: /Degraded|Missing|Out of sync|failed/ }).first()).toBeVisible(); // prettier-ignore
});

test('a slow source does not delay the other', async ({ page, signIn }) => {
  await signIn('monitoring-admin');
  await openBoard(page);
  await simulate('gitlab', 'slow', '10000');
  await expectDeployed(page, 'argocd');
});

test('the sheet of an application has its deployments, history and frequency', async ({
  page,
  signIn,
}) => {
  await signIn('monitoring-admin');
  await openBoard(page);
  await findRow(page).getByRole('link', { name: NAME }).click();
  await page.getByRole('tab', { name: 'Deployments' }).click();
  await expect(page).toHaveURL(
    new RegExp(`/referentiel/applications/${APPLICATION}/deployments$`),
  );
  await expect(page.getByText(/^[\d.]+ days?\/week$/)).toBeVisible();
  // Below what runs now, every deployment there was.
  const history = page.getByRole('grid', { name: 'History' });
  await history.scrollIntoViewIfNeeded();
  // The first row has the names of the columns.
  await expect(history.getByRole('row').nth(1)).toContainText('Open in GitLab');
});

test('a visitor sees which role opens deployments', async ({
  page,
  signIn,
  allowConsole,
}) => {
  allowConsole(/403/);
  await signIn('visitor');
  await page.goto('/deployments');
  await expectRoleRequired(page);
  await expect(page.getByText(/rosetta-users/)).toBeVisible();
});
