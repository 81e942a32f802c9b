import { TestDatabases } from '@backstage/backend-test-utils';
import permissionModuleRosettaDirectory from '@rosetta/plugin-permission-backend-module-rosetta-directory';
import {
  AccessDirectoryDouble,
  startAccessDirectory,
} from '@rosetta/plugin-permission-backend-module-rosetta-directory/testUtils';
import { signIn } from '../portal/testSignIn';
import { Platform } from '../walk/Platform';
import { bearing } from '../walk/visitors';

jest.setTimeout(120_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

let directory: AccessDirectoryDouble;
let platform: Platform;
/** How far the clock of all that is remembered is ahead. */
let aheadMs = 0;

beforeAll(async () => {
  const now = performance.now.bind(performance);
  jest.spyOn(performance, 'now').mockImplementation(() => now() + aheadMs);
  directory = await startAccessDirectory();
  const { url, token } = directory;
  platform = await Platform.start(databases, {
    features: [permissionModuleRosettaDirectory],
    rosetta: {
      accessDirectory: { kind: 'http', name: 'EDC', baseUrl: url, token },
    },
  });
});
afterAll(async () => {
  await platform?.stop();
  await directory?.close();
  jest.restoreAllMocks();
});

const pass = async (seconds: number) => {
  aheadMs += seconds * 1000;
  // Caches read the clock once a millisecond at most.
  await new Promise(resolve => setTimeout(resolve, 5));
};

/** Somebody's page, which has a token of its own. */
const pageOf = async (name: string) => {
  const headers = bearing(await signIn(platform.portal.url, name));
  return async () => {
    const answer = await fetch(
      `${platform.portal.url}/api/rosetta/finops/v1/periods`,
      { headers },
    );
    return { status: answer.status, text: await answer.text() };
  };
};

it('A role that was taken away is refused within a minute, however it was remembered on the way', async () => {
  directory.people.jane = ['Rosetta_User'];
  const first = await pageOf('jane');
  expect((await first()).status).toBe(200);
  directory.people.jane = [];

  await pass(55);
  // Made anew, of what the portal knows of her for 55 seconds.
  const second = await pageOf('jane');
  expect((await second()).status).toBe(200);

  await pass(5.5);
  expect((await first()).status).toBe(403);
  expect((await second()).status).toBe(403);
});

it('While the directory is away, nobody is told that they may not; once it is back, they may', async () => {
  directory.people.john = ['Rosetta_User'];
  const ask = await pageOf('john');
  directory.misbehave((_req, res) => {
    res.writeHead(500).end();
  });
  const refused = await ask();
  expect(refused.status).toBe(503);
  expect(refused.text).toContain('EDC could not tell');

  directory.misbehave();
  await pass(2.5);
  expect((await ask()).status).toBe(200);
});
