import { TestDatabases } from '@rosetta/test-kit/databases';
import { DOMAINS } from '@rosetta/contracts/domains';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { publishedDay } from '@rosetta/monitoring-mart/testUtils';
import { decodeJwt } from 'jose';
import { Platform, sign } from '../access-matrix/Platform';
import { groupWithRole } from '../portal/startPortal';
import { signIn } from '../portal/testSignIn';
import { runSchemathesis, SchemathesisTarget } from './runSchemathesis';

jest.setTimeout(30 * 60_000);

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const ADMIN = 'Rosetta_Admin';

describe('the OpenAPI document', () => {
  let platform: Platform;
  beforeAll(async () => {
    platform = await Platform.start(databases);
    const { 'finops-api': finops, 'monitoring-api': monitoring } = platform.dbs;
    for (const period of ['2026-08', '2026-09'])
      await publishTestRun(finops, {
        period,
        facts: [{ application: 'app-shop' }, { currency: 'EUR' }, {}],
      });
    await publishedDay(monitoring, '2026-09-01', [
      { finishedAt: '2026-09-01T10:00:00.000Z' },
    ]);
  });
  afterAll(() => platform.stop());

  /** What the tool reports of answers that are not as the document has them, and how many it saw. */
  const send = async (target: SchemathesisTarget) => {
    const { ok, output } = await runSchemathesis(target);
    const [, count = '0'] = /([1-9]\d*) generated/.exec(output) ?? [];
    // Past its end, every answer would be the 401 that each document has.
    expect(decodeJwt(target.token).exp! * 1_000).toBeGreaterThan(Date.now());
    return { problems: ok ? '' : output, requests: Number(count) };
  };

  it.each(DOMAINS.map(({ audience }) => audience))(
    'describes every answer of %s to requests that are generated from it',
    async audience => {
      const url = platform.urls[audience];
      const token = await sign(platform.keys.machines, {
        iss: 'rosetta-machines',
        aud: audience,
        sub: `at ${audience}`,
      });
      const { problems, requests } = await send({
        openApi: `${url}/openapi.json`,
        url,
        token,
        coverage: true,
      });
      expect(problems).toBe('');
      expect(requests).toBeGreaterThan(20);
    },
  );

  it('describes every answer of the portal to requests that are generated from it', async () => {
    const { url } = platform.portal;
    const token = await signIn(url, 'admin', groupWithRole(ADMIN));
    const me = await fetch(`${url}/api/rosetta/finops/v1/runs`, {
      headers: { authorization: `Bearer ${token}` },
    });
    // A document that has 401 and 403 would be kept by a portal that answers nothing else.
    expect(me.status).toBe(200);
    const { problems, requests } = await send({
      openApi: `${url}/api/rosetta/openapi.json`,
      url,
      token,
      // Its routes are those of the services, which are tried above.
      coverage: false,
    });
    expect(problems).toBe('');
    expect(requests).toBeGreaterThan(50);
  });
});
