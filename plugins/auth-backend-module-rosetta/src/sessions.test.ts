/** @jest-environment @rosetta/test-kit/environment */
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  CompanyPortal,
  signInAt,
  startCompanyPortal,
} from './__testUtils__/companyPortal';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();
const COOKIE = 'oidc-refresh-token';

describe('a session of the portal', () => {
  let portal: CompanyPortal;
  beforeAll(async () => {
    portal = await startCompanyPortal(await databases.init(databaseId));
  }, 60_000);
  afterAll(() => portal.provider.close());

  /** A signed-in browser, what it holds, and what somebody may do who copied that. */
  const signIn = async () => {
    const { browse, call, cookies } = await signInAt(portal.url);
    const { backstageIdentity } = await (await call('refresh')).json();
    const cookie = (await cookies()).find(({ key }) => key === COOKIE)!.value;
    return {
      browse,
      call,
      cookie,
      refreshWith: (value: string) =>
        fetch(`${portal.url}/api/auth/oidc/refresh?env=production`, {
          headers: {
            'x-requested-with': 'XMLHttpRequest',
            cookie: `${COOKIE}=${value}`,
          },
        }),
      userInfo: () =>
        fetch(`${portal.url}/api/auth/v1/userinfo`, {
          headers: { authorization: `Bearer ${backstageIdentity.token}` },
        }),
    };
  };

  it('opens nothing any more after sign-out to somebody who copied its token and its cookie', async () => {
    const jane = await signIn();
    expect((await jane.userInfo()).status).toBe(200);
    expect((await jane.refreshWith(jane.cookie)).status).toBe(200);
    expect((await jane.call('logout', 'POST')).status).toBe(200);
    expect((await jane.userInfo()).status).toBe(401);
    expect((await jane.refreshWith(jane.cookie)).status).toBe(401);
  });

  it('ends when the person signed out in another browser, and the next one works', async () => {
    const [here, there] = [await signIn(), await signIn()];
    await portal.ended.end('user:default/finops-admin');
    for (const each of [here, there]) {
      expect((await each.refreshWith(each.cookie)).status).toBe(401);
      expect((await each.userInfo()).status).toBe(401);
    }
    const next = await signIn();
    expect((await next.userInfo()).status).toBe(200);
    expect((await next.refreshWith(next.cookie)).status).toBe(200);
  });

  it('is nothing that somebody could make up or change', async () => {
    const { cookie, refreshWith } = await signIn();
    const bytes = Buffer.from(cookie, 'base64url');
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] + 1) % 256;
    for (const value of [bytes.toString('base64url'), 'made-up', ''])
      expect((await refreshWith(value)).status).toBe(401);
  });
});
