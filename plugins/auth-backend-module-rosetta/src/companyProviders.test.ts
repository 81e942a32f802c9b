/** @jest-environment @rosetta/test-kit/environment */
import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  CompanyPortal,
  RETURN_TO,
  signInAt,
  startCompanyPortal,
} from './__testUtils__/companyPortal';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const [[databaseId]] = databases.eachSupportedId();

const FINOPS_GROUP = '6f1d4f0e-3c1b-4b6e-9a56-0f6a2f5b7c11';
const USERS_GROUP = '0b8f0a3e-77aa-4a0e-8a0f-2d2c6f3e9d22';

/** What two kinds of company provider say of the same person, and the variables that suit each. */
const PROVIDERS = [
  {
    kind: 'Keycloak: names with a slash, at the user info endpoint too',
    createClaims: () => ({
      preferred_username: 'jane.doe',
      groups: ['/rosetta-users', '/FinOps-Team', '/a/deeper/one'],
    }),
    env: {
      ROSETTA_USERS_GROUP: 'rosetta-users',
      ROSETTA_FINOPS_ADMINS_GROUP: 'finops-team',
    },
  },
  {
    kind: 'Entra ID: ids of groups and an address, in the ID token only',
    createClaims: (_user: unknown, use: string) =>
      use === 'id_token'
        ? {
            preferred_username: 'Jane.Doe@corp.example',
            groups: [FINOPS_GROUP, USERS_GROUP],
          }
        : { name: 'Jane Doe' },
    env: {
      OIDC_SCOPES: 'offline_access',
      OIDC_USER_DOMAIN: 'corp.example',
      ROSETTA_USERS_GROUP: USERS_GROUP,
      ROSETTA_FINOPS_ADMINS_GROUP: FINOPS_GROUP,
    },
  },
  {
    kind: 'another, whose claims have other names',
    createClaims: () => ({
      preferred_username: 'number 4711',
      email: 'jane.doe@corp.example',
      roles: ['finops', 'staff'],
    }),
    env: {
      OIDC_USER_CLAIM: 'email',
      OIDC_GROUPS_CLAIM: 'roles',
      OIDC_USER_DOMAIN: 'corp.example',
      ROSETTA_USERS_GROUP: 'staff',
      ROSETTA_FINOPS_ADMINS_GROUP: 'finops',
    },
  },
];

describe.each(PROVIDERS)('with $kind', ({ createClaims, env }) => {
  let portal: CompanyPortal;

  beforeAll(async () => {
    const knex = await databases.init(databaseId);
    portal = await startCompanyPortal(knex, env, createClaims);
  }, 60_000);
  afterAll(() => portal.provider.close());

  it('signs people in with their name and roles by environment variables alone', async () => {
    const { call } = await signInAt(portal.url);
    const { backstageIdentity } = await (await call('refresh')).json();
    const answer = await fetch(`${portal.url}/api/auth/v1/userinfo`, {
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
    });
    const { claims } = await answer.json();
    expect(claims.sub).toBe('user:default/jane.doe');
    const { roles } = await portal.access.accessOf({
      userEntityRef: claims.sub,
      ownershipEntityRefs: claims.ent,
    });
    expect(roles).toEqual(['Rosetta_User', 'Rosetta_FinOps_Admin']);
  });

  it.each([
    ['https://elsewhere.example/', 403],
    ['//elsewhere.example/', 400],
    ['/\\\\elsewhere.example/', 400],
    [`${RETURN_TO}.elsewhere.example/`, 400],
    [`${RETURN_TO}@elsewhere.example/`, 403],
    ['data:text/html,elsewhere', 403],
  ])('refuses a sign-in that would return to %s', async (url, status) => {
    const start = await fetch(
      `${
        portal.url
      }/api/auth/oidc/start?env=production&flow=redirect&redirectUrl=${encodeURIComponent(
        url,
      )}`,
      { redirect: 'manual' },
    );
    expect(start.status).toBe(status);
    expect(start.headers.get('location')).toBeNull();
  });

  it('sign-out ends the session of the portal and redirects to the sign-out of the provider', async () => {
    const { browse, call } = await signInAt(portal.url);
    expect((await call('refresh')).status).toBe(200);
    const { logoutUrl } = await (await call('logout', 'POST')).json();
    expect(new URL(logoutUrl).origin).toBe(portal.provider.issuer);
    expect(new URL(logoutUrl).searchParams.get('id_token_hint')).toBeTruthy();
    expect((await call('refresh')).status).toBe(401);

    const page = await (await browse(logoutUrl)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)![1];
    await browse(`${portal.provider.issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
      redirect: 'manual',
    });
    const again = await browse(
      `${portal.url}/api/auth/oidc/start?env=production&flow=redirect&redirectUrl=${portal.url}/`,
    );
    expect(again.url).toContain(`${portal.provider.issuer}/login/`);
  });
});
