import { TestDatabases } from '@rosetta/test-kit/databases';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import eventsPlugin from '@backstage/plugin-events-backend';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import searchPlugin from '@backstage/plugin-search-backend';
import searchModulePg from '@backstage/plugin-search-backend-module-pg';
import userSettingsPlugin from '@backstage/plugin-user-settings-backend';
import { DOMAINS } from '@rosetta/contracts/domains';
import { bearer } from '../access-matrix/principals';
import { Portal, groupWithRole, startPortal } from '../portal/startPortal';
import { signIn } from '../portal/testSignIn';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const TOO_LARGE = '99999999999999999999';
const NO_ID = '00000000-0000-0000-0000-000000000000';

let portal: Portal;
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
      searchPlugin,
      searchModulePg,
      userSettingsPlugin,
    ],
  });
  token = await signIn(portal.url, 'jane', groupWithRole('Rosetta_Admin'));
}, 600_000);
afterAll(() => portal?.stop());

const send = async (request: string, body?: string) => {
  const [method, path] = request.split(' ');
  const answer = await fetch(`${portal.url}/api/${path}`, {
    method,
    headers: {
      ...bearer(token),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body,
  });
  return { status: answer.status, text: await answer.text() };
};

/** What was sent, and the field that the answer names. */
const UNUSABLE: [request: string, field: string, body?: string][] = [
  ['GET catalog/entities/by-name/component/default/a%00', 'path'],
  ['GET catalog/entities/by-uid/%00', 'path'],
  ['GET catalog/entities/by-name/a/b/%E0%A4%A', 'path'],
  ['GET catalog/entities/by-query?fullTextFilterTerm=%00', 'query.fullText'],
  ['GET catalog/entity-facets?facet=%00', 'query.facet'],
  ['GET catalog/locations/x', 'path.id'],
  ['DELETE catalog/locations/x', 'path.id'],
  [
    'POST catalog/entities/by-refs',
    'body.entityRefs',
    '{"entityRefs":["\\u0000"]}',
  ],
  ['POST catalog/entities/by-query', 'body.limit', '{"limit":-1}'],
  ['POST catalog/entities/by-query', 'body.offset', `{"offset":${TOO_LARGE}}`],
  ['POST catalog/entity-facets', 'body.facets', '{"facets":["\\u0000"]}'],
  [
    'POST catalog/locations',
    'body.target',
    '{"type":"url","target":"\\u0000"}',
  ],
  ['POST catalog/refresh', 'body.entityRef', '{"entityRef":"\\u0000"}'],
  [
    `GET catalog/entities?after=${Buffer.from('{"offset":-4}').toString(
      'base64',
    )}`,
    'query.after',
  ],
  ['GET search/query?term=%00', 'query.term'],
  ['GET search/query?term=a&filters[kind]=%00', 'query.filters.kind'],
  [`GET search/query?term=a&pageLimit=${TOO_LARGE}`, 'query.pageLimit'],
  ['GET notifications/notifications?search=%00', 'query.search'],
  ['GET notifications/notifications?orderField=x', 'query.orderField'],
  [
    'GET notifications/notifications?createdAfter=%2B275760-09-12T00:00:00Z',
    'query.createdAfter',
  ],
  ['GET notifications/notifications/not-a-uuid', 'path.id'],
  ['GET notifications/not-a-uuid', 'path.id'],
  ['POST notifications/settings', 'body.channels', '{"channels":[]}'],
  [
    'POST notifications/notifications/update',
    'body.ids',
    '{"ids":["x"],"read":true}',
  ],
  ['GET scaffolder/v2/tasks/not-a-uuid', 'path.taskId'],
  ['GET scaffolder/v2/tasks/not-a-uuid/eventstream', 'path.taskId'],
  ['POST scaffolder/v2/tasks/not-a-uuid/cancel', 'path.taskId'],
  ['GET scaffolder/v2/tasks?status=%00', 'query.status'],
  [
    'POST scaffolder/v2/dry-run',
    'body.template',
    '{"template":{"metadata":{}}}',
  ],
  ['GET user-settings/buckets/a/keys/%00', 'path'],
  ['PUT user-settings/buckets/a/keys/b', 'body.value', '{"value":"\\ud800"}'],
  [
    'PUT user-settings/buckets/a/keys/b',
    'body: nested too deeply',
    `{"value":${'['.repeat(40_000)}${']'.repeat(40_000)}}`,
  ],
  [
    `PUT user-settings/buckets/${'a'.repeat(300)}/keys/b`,
    'path.bucket',
    '{"value":1}',
  ],
  ['POST user-settings/multiget', 'body.items'],
  ['POST user-settings/multiget', 'body.items', '{}'],
  [
    'POST user-settings/multiget',
    'body.items[0].key',
    '{"items":[{"bucket":"a","key":1}]}',
  ],
  ...[
    'catalog/entities',
    'catalog/entities/by-query',
    'notifications/notifications',
    'scaffolder/v2/tasks',
  ].flatMap(list =>
    ['limit', 'offset'].map((name): [string, string] => [
      `GET ${list}?${name}=${TOO_LARGE}`,
      `query.${name}`,
    ]),
  ),
];

describe('the portal in front of the plugins of Backstage', () => {
  it.each(UNUSABLE)('refuses %s with 400 and names %s', async (...sent) => {
    const [request, field, body] = sent;
    const { status, text } = await send(request, body);
    const { name, message } = JSON.parse(text).error;
    expect({ status, name }).toEqual({ status: 400, name: 'InputError' });
    expect(message).toContain(field);
  });

  it.each<[request: string, status: number, body?: string]>([
    ['GET catalog/entities?limit=2&offset=0', 200],
    ['GET catalog/entities/by-query?limit=0&fullTextFilterTerm=%C3%A9', 200],
    [
      'POST catalog/entities/by-refs',
      200,
      '{"entityRefs":["component:default/x"]}',
    ],
    [`GET catalog/locations/${NO_ID}`, 404],
    ['GET notifications/notifications?orderField=created,desc&limit=5', 200],
    ['GET notifications/status', 200],
    [`GET notifications/notifications/${NO_ID}`, 404],
    [`GET scaffolder/v2/tasks/${NO_ID}`, 404],
    ['GET scaffolder/v2/tasks?limit=10&offset=0&order=desc:created_at', 200],
    ['PUT user-settings/buckets/a/keys/b/c', 200, '{"value":{"limit":-1}}'],
    ['GET user-settings/buckets/a/keys/b/c', 200],
    [
      'POST user-settings/multiget',
      200,
      '{"items":[{"bucket":"a","key":"b/c"}]}',
    ],
  ])('leaves %s to its plugin, which answers %d', async (...sent) => {
    const [request, status, body] = sent;
    expect((await send(request, body)).status).toBe(status);
  });
});
