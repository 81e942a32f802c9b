import { strict as assert } from 'node:assert';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Checkout, createCheckout } from '@rosetta/domain-template/testing';
import { ROOT } from '@rosetta/launcher/home';
import { runTool } from '../../runTool';
import { HeavyCheck } from '../heavyCheck';
import { CheckoutPlatform, INSTALL, ROSETTA } from './CheckoutPlatform';

const DOMAIN = 'energy-use';
const APPLICATION = 'app-lamp';
const DAY_MS = 24 * 60 * 60 * 1_000;

const generate = async (checkout: Checkout) => {
  const args = ['new', 'domain', DOMAIN, '--json'];
  const { code, output } = await checkout.run(ROSETTA, args, INSTALL);
  assert.equal(code, 0, output);
};

/** An application that the référentiel knows: one person requests it, another approves. */
const createApplication = async (platform: CheckoutPlatform) => {
  const path = 'ref/v1/change-requests';
  const { body } = await platform.call('engineer', 'POST', path, {
    title: 'An application',
    reason: 'A generated domain needs one',
    changes: [
      { op: 'create', kind: 'group', id: 'grp-light', set: { name: 'Light' } },
      {
        op: 'create',
        kind: 'application',
        id: APPLICATION,
        set: { name: 'Lamp', group: 'grp-light' },
      },
    ],
  });
  const decide = async (user: string, decision: string) => {
    const address = `${path}/${body.id}/${decision}`;
    const headers = { 'if-match': `"${body.revision}"` };
    const { status, body: answer } = await platform.call(user, 'POST', address, {}, headers); // prettier-ignore
    assert.equal(status, 200, JSON.stringify(answer));
  };
  await decide('engineer', 'submit');
  await decide('referentiel-admin', 'approve');
};

/** A file of readings, imported, computed and published as a person would. */
const publishReadings = async (platform: CheckoutPlatform, folder: string) => {
  const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const readings = [
    [APPLICATION, '12.5'],
    [APPLICATION, '7.25'],
    ['app-unknown', '1.1'],
  ].map(([application, quantity], at) => ({
    id: `reading-${at}`,
    application,
    at: `${day}T08:00:00Z`,
    quantity,
  }));
  const file = join(folder, 'readings.json');
  writeFileSync(file, JSON.stringify(readings));
  await platform.rosetta('raw', 'import', `${DOMAIN}.readings`, file);
  await platform.rosetta('batch', DOMAIN, 'run');
};

/** The right role is answered, the wrong one refused, and nobody without a token let in. */
const checkGateway = async (platform: CheckoutPlatform) => {
  const statusOf = async (user?: string) =>
    (await platform.call(user, 'GET', `${DOMAIN}/v1/totals`)).status;
  const startRun = async (user: string) =>
    (
      await platform.call(user, 'POST', `${DOMAIN}/v1/runs`, {
        period: '2026-01-01',
        reason: 'A check of roles',
      })
    ).status;
  assert.deepEqual(
    {
      engineer: await statusOf('engineer'),
      visitor: await statusOf('visitor'),
      nobody: await statusOf(),
      runByEngineer: await startRun('engineer'),
      runByAdmin: await startRun('platform-admin'),
    },
    {
      engineer: 200,
      visitor: 403,
      nobody: 401,
      runByEngineer: 403,
      runByAdmin: 202,
    },
  );
  const { body } = await platform.call('engineer', 'GET', `${DOMAIN}/v1/totals`); // prettier-ignore
  assert.deepEqual(body.total, { quantity: '20.85', readings: 3 });
  assert.deepEqual(body.items, [
    { application: APPLICATION, name: 'Lamp', quantity: '19.75', readings: 2 },
    { application: null, name: null, quantity: '1.1', readings: 1 },
  ]);
};

const checkPages = async (platform: CheckoutPlatform, signal: AbortSignal) => {
  const { ok, output } = await runTool(
    {
      script: '@playwright/test/cli',
      args: [
        'test',
        '--config',
        'packages/e2e/playwright.config.ts',
        '--project',
        'generated-domain',
        '--reporter',
        'line',
      ],
      env: { ROSETTA_E2E_URL: platform.url, ROSETTA_E2E_DOMAIN: DOMAIN },
    },
    signal,
  );
  assert.ok(ok, output);
};

/** What `yarn new domain` generates: from a file to a page, on a platform of its own. */
export const generatedDomain: HeavyCheck = {
  name: 'a generated domain, from a file to its page',
  async run({ signal }) {
    const checkout = createCheckout(ROOT, { linked: false });
    try {
      await generate(checkout);
      const platform = await CheckoutPlatform.start(checkout, signal);
      try {
        await createApplication(platform);
        await publishReadings(platform, checkout.root);
        await checkGateway(platform);
        await checkPages(platform, signal);
      } finally {
        await platform.stop();
      }
      return 'published, answered by role, shown on a page and a tab';
    } finally {
      checkout.remove();
    }
  },
};
