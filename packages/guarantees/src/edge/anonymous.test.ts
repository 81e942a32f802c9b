import { TestDatabases } from '@rosetta/test-kit/databases';
import { DOMAINS } from '@rosetta/contracts/domains';
import { Portal, startPortal } from '../portal/startPortal';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({
    databases,
    services: Object.fromEntries(
      DOMAINS.map(({ audience }) => [audience, 'http://localhost:1']),
    ),
  });
}, 240_000);
afterAll(() => portal?.stop());

const get = (path: string) => fetch(portal.url + path);

describe('the portal to anonymous callers', () => {
  it.each(['/health', '/health/ready', '/.backstage/health/v1/readiness'])(
    'says at %s that it is ready while PostgreSQL answers',
    async path => {
      const answer = await get(path);
      expect([answer.status, await answer.json()]).toEqual([
        200,
        { status: 'ok' },
      ]);
    },
  );

  it.each(['auth', 'rosetta', 'permission'])(
    'lists no actions of %s',
    async plugin => {
      const path = `/api/${plugin}/.backstage/actions/v1/actions`;
      expect((await get(path)).status).toBe(401);
    },
  );

  it('sends the OpenAPI document compressed, with what is left of its limit', async () => {
    const { headers } = await get('/api/rosetta/openapi.json');
    expect(headers.get('content-encoding')).toBe('gzip');
    expect(headers.get('ratelimit-remaining')).toBe('99');
  });
});
