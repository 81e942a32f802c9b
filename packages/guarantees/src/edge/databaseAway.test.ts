import { TestDatabases } from '@rosetta/test-kit/databases';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import eventsPlugin from '@backstage/plugin-events-backend';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import userSettingsPlugin from '@backstage/plugin-user-settings-backend';
import { DOMAINS } from '@rosetta/contracts/domains';
import { startTcpProxy, waitUntil } from '@rosetta/test-kit';
import { bearer } from '../access-matrix/principals';
import { Portal, groupWithRole, startPortal } from '../portal/startPortal';
import { signIn } from '../portal/testSignIn';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** Each reads the database of its plugin. */
const REQUESTS = [
  'catalog/entities/by-query',
  'catalog/entities/by-name/component/default/a',
  'catalog/entity-facets?facet=kind',
  'notifications/notifications',
  'scaffolder/v2/tasks',
  'user-settings/buckets/a/keys/b',
];

let portal: Portal;
let proxy: Awaited<ReturnType<typeof startTcpProxy>>;
let token: string;
beforeAll(async () => {
  portal = await startPortal({
    databases,
    services: Object.fromEntries(
      DOMAINS.map(({ audience }) => [audience, 'http://localhost:1']),
    ),
    features: [
      catalogPlugin,
      eventsPlugin,
      notificationsPlugin,
      scaffolderPlugin,
      userSettingsPlugin,
    ],
    async databaseVia(...server) {
      proxy = await startTcpProxy(...server);
      return proxy;
    },
  });
  token = await signIn(portal.url, 'jane', groupWithRole('Rosetta_Admin'));
}, 600_000);
afterAll(async () => {
  await portal?.stop();
  await proxy?.cut().catch(() => {});
});

const get = (path: string) =>
  fetch(`${portal.url}/api/${path}`, { headers: bearer(token) });

const isReady = async () =>
  (await fetch(`${portal.url}/.backstage/health/v1/readiness`)).ok;

it('answers 503 naming the database once it is away, for every plugin, where it answered before', async () => {
  for (const path of REQUESTS)
    expect([path, (await get(path)).status < 500]).toEqual([path, true]);

  await proxy.cut();
  await waitUntil(async () => !(await isReady()));
  for (const path of REQUESTS) {
    const answer = await get(path);
    expect([path, answer.status]).toEqual([path, 503]);
    const { error } = await answer.json();
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(error).toMatchObject({
      name: 'ServiceUnavailableError',
      message:
        'PostgreSQL, the database of the portal, does not answer; try again shortly',
    });
    // Neither its address nor what was asked of it is anybody's business.
    expect(JSON.stringify(error)).not.toMatch(/127\.0\.0\.1|select/i);
  }
}, 120_000);
