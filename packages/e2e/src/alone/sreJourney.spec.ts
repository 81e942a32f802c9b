import { Page } from '@playwright/test';
import { importFailures } from '../support/importMetrics';
import { rosetta } from '../support/launcher';
import { platform } from '../support/platform';
import {
  createApiClient,
  fetchAuthorization,
  simulate,
} from '../support/portal';
import { expect, test } from '../support/test';

const APPLICATION = 'app-checkout';
const SHEET = `/referentiel/applications/${APPLICATION}`;
const MONITORING = '/api/rosetta/monitoring/v1';
/** Of this run: an earlier one on the same platform had its own. */
const PROBLEM = `Orders are not confirmed (${Date.now() % 100_000})`;

/** How long a simulated deployment takes. */
const TAKES_MS = 1_000;
/** That a page shows what is new by itself; how soon is measured by `rosetta bench live`. */
const BY_ITSELF_MS = 20_000;

// Runs are waited for, and may stand behind those of the schedule.
test.setTimeout(300_000);

test.afterEach(async () => {
  await simulate('dynatrace', 'problem', APPLICATION, '--end');
  await simulate('gitlab', 'deploy', APPLICATION, '--takes', String(TAKES_MS));
});

const run = async (job: string, period: string) => {
  const { code, stderr } = await rosetta(
    ['batch', 'monitoring', 'run', '--job', job, '--period', period],
    platform(),
  );
  expect([job, code], stderr).toEqual([job, 0]);
};

/** From the board to the sheet of the application, as somebody on duty goes. */
async function openFromBoard(page: Page) {
  await page.goto(`/deployments?application=${APPLICATION}`);
  const row = page.getByRole('row').filter({ hasText: 'Checkout' });
  await row.getByRole('link', { name: 'Checkout' }).first().click();
  await expect(page).toHaveURL(new RegExp(SHEET));
}

/** A deployment is Degraded at the source, and soon on the page that is open. */
async function expectDegraded(page: Page) {
  await page.getByRole('tab', { name: 'Deployments' }).click();
  await expect(page.getByText(/^[\d.]+ days?\/week$/)).toBeVisible();
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  const { revision, endsAt } = await simulate('gitlab', 'deploy', APPLICATION, '--fail', '--takes', String(TAKES_MS)); // prettier-ignore
  const left = Math.max(0, Date.parse(endsAt) - Date.now());
  const now = page.getByRole('row').filter({ hasText: revision.slice(0, 8) });
  await expect(now.getByText('Degraded').first()).toBeVisible({ timeout: left + BY_ITSELF_MS }); // prettier-ignore
  expect(loads).toEqual([]);
}

/** The problem is there while it lasts, beside the logs of the same time. */
async function expectProblemAndLogs(page: Page) {
  await page.getByRole('tab', { name: 'Live' }).click();
  const logs = page.getByRole('grid', { name: 'Logs' }).getByRole('link').first(); // prettier-ignore
  await expect(logs).toHaveAttribute('href', /discover.*time:\(from:'[^']+Z',to:'[^']+Z'\).*aurore-checkout-\*/); // prettier-ignore
  await simulate('dynatrace', 'problem', APPLICATION, '--title', PROBLEM);
  const problems = page.getByRole('grid', { name: 'Problems' });
  await expect(problems.getByText(PROBLEM)).toBeVisible({ timeout: BY_ITSELF_MS }); // prettier-ignore
}

/** The incident of the problem, put down to a deployment, with what changed before. */
async function expectIncident(page: Page) {
  await run('deployments', new Date().toISOString().slice(0, 10));
  await run('incidents', new Date().toISOString().slice(0, 10));
  await page.goto(`/reliability/incidents?application=${APPLICATION}&open=true&days=7`); // prettier-ignore
  const row = page.getByRole('row').filter({ hasText: PROBLEM });
  await expect(row.first()).toBeVisible();
  await row.first().getByRole('gridcell').first().click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByText('What changed before')).toBeVisible();
  await expect(dialog.getByText('same application').first()).toBeVisible();
}

/** Minutes in which every request failed burn the budget: that is raised, and the owners are told. */
async function expectBurnAlert(page: Page) {
  const get = await createApiClient(page);
  const pivots = await get(`/api/rosetta/ref/v1/pivots?application=${APPLICATION}&type=dynatrace:entity`); // prettier-ignore
  const service = pivots.items.find(({ value }: { value: string }) => value.startsWith('SERVICE-')); // prettier-ignore
  const hour = await importFailures(service.value, { requests: 1_000, errors: 1_000 }); // prettier-ignore
  await run('signals', hour);
  await run('slo', hour);
  const alerts = () => get(`${MONITORING}/slo-alerts?application=${APPLICATION}&open=true`); // prettier-ignore
  await expect
    .poll(async () => (await alerts()).items[0]?.severity, { timeout: 60_000 })
    .toBe('page');
  await expect
    .poll(async () => (await alerts()).items[0].toldTo.length, {
      timeout: 60_000,
    }) // prettier-ignore
    .toBeGreaterThan(0);
}

async function expectStop(page: Page) {
  await page.goto(`${SHEET}/reliability`);
  const gate = page.getByRole('region', { name: 'May it be changed now?' });
  await expect(gate.getByText('Stop', { exact: true })).toBeVisible();
  await expect(gate.getByText(/INC\d+ is open/).first()).toBeVisible();
  await expect(gate.getByText(/burns its error budget too fast|has used up its error budget/).first()).toBeVisible(); // prettier-ignore
}

test('an SRE goes from the board to a deployment that fails, its logs, its incident and the burn, and is told to stop', async ({
  page,
  signIn,
}) => {
  await signIn('monitoring-admin');
  await openFromBoard(page);
  await expectDegraded(page);
  await expectProblemAndLogs(page);
  await expectIncident(page);
  await expectBurnAlert(page);
  await expectStop(page);
});

test('an engineer reads all of it, and is refused runs, objectives, maintenance and the cause of an incident', async ({
  page,
  signIn,
}) => {
  await signIn('engineer');
  await page.goto(`${SHEET}/reliability`);
  await expect(page.getByRole('region', { name: 'May it be changed now?' })).toBeVisible(); // prettier-ignore
  const headers = await fetchAuthorization(page);
  const refused: [method: 'post' | 'put', path: string, action: string][] = [
    ['post', 'runs', 'monitoring.runs.write'],
    ['post', 'slos', 'monitoring.slos.write'],
    ['post', 'maintenance-windows', 'monitoring.maintenance.write'],
    ['put', 'incident-links/servicenow/an-incident', 'monitoring.incidents.write'],
  ]; // prettier-ignore
  for (const [method, path, action] of refused) {
    const answer = await page.request[method](`${MONITORING}/${path}`, { headers, data: {} }); // prettier-ignore
    expect([path, answer.status()]).toEqual([path, 403]);
    expect(await answer.text()).toContain(action);
  }
});
