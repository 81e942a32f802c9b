import { setTimeout as sleep } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Load } from './Load';
import { RunningPlatform } from './RunningPlatform';
import { Session } from './Session';

jest.setTimeout(240_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const CLIENTS = 6;
/** Enough to prove a load, also on a busy machine. */
const MANY = 5 * CLIENTS;
const PERIODS = '/api/rosetta/finops/v1/periods';
/** 409 where a run is queued already: no worker runs them here. */
const QUEUED = [202, 409];
const RUNS = '/api/rosetta/finops/v1/runs';

let platform: RunningPlatform;
let sessions: Session[];

beforeAll(async () => {
  platform = await RunningPlatform.start(databases);
  sessions = await Promise.all(
    Array.from({ length: CLIENTS }, () =>
      Session.signIn(platform.url, 'finops-admin'),
    ),
  );
});
afterAll(() => platform?.stop());

const startRun = (session: Session) =>
  session.request(RUNS, {
    method: 'POST',
    body: JSON.stringify({ period: '2024-09', mode: 'run', reason: 'a test' }),
  });

/** Every client reads, and writes every fifth time. */
const steadyLoad = () =>
  new Load(CLIENTS, client => {
    let sent = 0;
    return () => {
      sent += 1;
      return sent % 5 === 0
        ? { answer: startRun(sessions[client]), expected: QUEUED }
        : { answer: sessions[client].request(PERIODS), expected: [200] };
    };
  });

const keysPublished = async (): Promise<string[]> => {
  const answer = await fetch(
    `${platform.url}/api/rosetta/.well-known/jwks.json`,
  );
  const { keys } = await answer.json();
  return keys.map(({ kid }: { kid: string }) => kid);
};

it('a service that restarts twice under load loses no request', async () => {
  const load = steadyLoad();
  await sleep(500);
  expect(await platform.rollService()).toBe(0);
  expect(await platform.rollService()).toBe(0);
  await sleep(500);
  const { answered, ...rest } = await load.stop();
  expect(rest).toEqual({ refused: 0, lost: {} });
  expect(answered).toBeGreaterThan(MANY);
});

it('keys that rotate several times under load refuse no request', async () => {
  const before = await keysPublished();
  const load = steadyLoad();
  const seen = new Set<string>();
  while (seen.size < before.length + 3) {
    // A new sign-in is a new token, signed by the key of the moment.
    await Promise.all(sessions.map(session => session.refresh()));
    for (const kid of await keysPublished()) seen.add(kid);
    await sleep(1_000);
  }
  const { answered, ...rest } = await load.stop();
  expect(rest).toEqual({ refused: 0, lost: {} });
  expect(answered).toBeGreaterThan(MANY);
});

it('Backstage that restarts under load loses no request and keeps its sessions', async () => {
  // Long enough that some requests are always in flight.
  platform.serviceBalancer.latencyMs = 300;
  const load = steadyLoad();
  await sleep(1_000);
  expect(await platform.stopPortal()).toBe(0);
  await platform.startPortal();
  platform.serviceBalancer.latencyMs = 0;
  await sleep(1_000);
  const { answered, ...rest } = await load.stop();
  // Tokens from before the restart are still valid.
  expect(rest).toEqual({ refused: 0, lost: {} });
  expect(answered).toBeGreaterThan(CLIENTS);

  for (const session of sessions) {
    await session.refresh();
    expect((await session.request(PERIODS)).status).toBe(200);
  }
});
