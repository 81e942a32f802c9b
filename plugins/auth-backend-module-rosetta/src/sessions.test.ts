/** @jest-environment @rosetta/test-kit/environment */
import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  CompanyPortal,
  signInAt,
  startCompanyPortal,
} from './__testUtils__/companyPortal';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();
const COOKIE = 'oidc-refresh-token';
const HOUR_MS = 3_600_000;

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
    const { value: cookie, expires } = (await cookies()).find(
      ({ key }) => key === COOKIE,
    )!;
    return {
      browse,
      call,
      cookie,
      cookieAgeMs: (expires as Date).getTime() - Date.now(),
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

  it('cannot be used after sign-out by somebody who copied its token and its cookie', async () => {
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

  it('expires twelve hours after sign-in, however often it is refreshed', async () => {
    const { cookie, cookieAgeMs, refreshWith } = await signIn();
    expect(cookieAgeMs).toBeGreaterThan(11 * HOUR_MS);
    expect(cookieAgeMs).toBeLessThanOrEqual(12 * HOUR_MS);
    const now = Date.now();
    const clock = jest.spyOn(Date, 'now');
    clock.mockReturnValue(now + 12 * HOUR_MS - 60_000);
    expect((await refreshWith(cookie)).status).toBe(200);
    clock.mockReturnValue(now + 12 * HOUR_MS);
    expect((await refreshWith(cookie)).status).toBe(401);
    clock.mockRestore();
  });

  it('has answers that no cache stores', async () => {
    const { cookie, refreshWith, userInfo } = await signIn();
    for (const answer of [
      await refreshWith(cookie),
      await refreshWith('none'),
      await userInfo(),
    ])
      expect(answer.headers.get('cache-control')).toBe('no-store');
    const keys = await fetch(
      `${portal.url}/api/auth/.well-known/openid-configuration`,
    );
    expect(keys.headers.get('cache-control')).toBeNull();
  });

  it('has cookies that no other site makes a browser send', async () => {
    const start = await fetch(
      `${portal.url}/api/auth/oidc/start?env=production&flow=redirect&redirectUrl=${portal.url}/`,
      { redirect: 'manual' },
    );
    const cookies = start.headers.getSetCookie();
    expect(cookies.map(cookie => cookie.split('=')[0])).toEqual(
      expect.arrayContaining(['connect.sid', 'oidc-nonce']),
    );
    for (const cookie of cookies) {
      expect(cookie).toMatch(/; SameSite=Lax/i);
      expect(cookie).toMatch(/; HttpOnly/i);
    }
  });

  it('cannot be forged or changed', async () => {
    const { cookie, refreshWith } = await signIn();
    const bytes = Buffer.from(cookie, 'base64url');
    bytes[bytes.length - 1] = (bytes[bytes.length - 1] + 1) % 256;
    for (const value of [bytes.toString('base64url'), 'made-up', ''])
      expect((await refreshWith(value)).status).toBe(401);
  });

  // The last one: it uses up the limit of the address.
  it('is limited in sign-ins and refreshes from one address', async () => {
    const { refreshWith, userInfo } = await signIn();
    let last = await refreshWith('none');
    for (let sent = 0; last.status !== 429 && sent < 700; sent++)
      last = await refreshWith('none');
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    // The portal's own plugins, which have one address too, are not held up.
    expect((await userInfo()).status).toBe(200);
  });
});
