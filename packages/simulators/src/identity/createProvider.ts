import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { createMemoryAdapter } from './MemoryAdapter';
import { failurePage, logoutPage, signedOutPage } from './pages';
import { DEMO_USERS, DemoUser, emailAddress } from './users';
import { Texts, textsForLanguages } from './texts';

export interface IdentityOptions {
  issuer: string;
  client: {
    id: string;
    secret: string;
    redirectUris: string[];
    postLogoutRedirectUris: string[];
  };
  /**
   * The claims of a person in ID tokens and at the user info endpoint; those of the demo
   * company by default. Providers differ in their names, and in where they are.
   */
  createClaims?: CreateClaims;
}

type CreateClaims = (
  user: DemoUser,
  use: 'id_token' | 'userinfo',
) => Record<string, unknown>;

const HOUR_SECONDS = 3600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

export const LOGIN_PATH = '/login';

const textsFor = (ctx: KoaContextWithOIDC): Texts =>
  textsForLanguages(ctx.get('accept-language'));

const demoClaims: CreateClaims = user => ({
  name: user.displayName,
  preferred_username: user.name,
  email: emailAddress(user),
  email_verified: true,
  groups: user.groups,
});

const findAccount =
  (createClaims: CreateClaims): Configuration['findAccount'] =>
  (_ctx, sub) => {
    const user = DEMO_USERS.find(({ name }) => name === sub);
    return (
      user && {
        accountId: sub,
        claims: use => ({ sub, ...createClaims(user, use as 'id_token') }),
      }
    );
  };

/** The portal is the company's own, so people need not consent to it. */
async function grantWithoutConsent(ctx: KoaContextWithOIDC) {
  const { client, session, provider } = ctx.oidc;
  const grantId = session!.grantIdFor(client!.clientId);
  const known = grantId && (await provider.Grant.find(grantId));
  if (known) return known;
  const grant = new provider.Grant({
    clientId: client!.clientId,
    accountId: session!.accountId,
  });
  grant.addOIDCScope('openid profile email');
  await grant.save();
  return grant;
}

/** Runs beside others on `localhost`, where cookies don't know ports. */
const cookieConfig = (issuer: string): Configuration['cookies'] => {
  const prefix = `demo_identity_${new URL(issuer).port}`;
  return {
    keys: [randomBytes(32).toString('hex')],
    names: {
      session: `${prefix}_session`,
      interaction: `${prefix}_interaction`,
      resume: `${prefix}_resume`,
    },
  };
};

const signingKeys = async (): Promise<Configuration['jwks']> => {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { keys: [{ ...(await exportJWK(privateKey)), use: 'sig' }] as never };
};

const features: Configuration['features'] = {
  devInteractions: { enabled: false },
  revocation: {
    enabled: true,
    allowedPolicy: async (_ctx, client, token) =>
      token.clientId === client.clientId,
  },
  rpInitiatedLogout: {
    enabled: true,
    async logoutSource(ctx, form) {
      const nonce = randomBytes(16).toString('base64');
      ctx.set(
        'content-security-policy',
        `default-src 'none'; style-src 'unsafe-inline'; script-src 'nonce-${nonce}'; img-src data:`,
      );
      ctx.body = logoutPage(textsFor(ctx), form, nonce);
    },
    async postLogoutSuccessSource(ctx) {
      ctx.body = signedOutPage(textsFor(ctx));
    },
  },
};

/**
 * An OpenID Connect provider with the demo users: code flow with PKCE only, refresh
 * tokens, revocation, sign-out. It keeps everything in memory.
 */
export async function createProvider({
  issuer,
  client,
  createClaims = demoClaims,
}: IdentityOptions) {
  return new Provider(issuer, {
    adapter: createMemoryAdapter(),
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: client.redirectUris,
        post_logout_redirect_uris: client.postLogoutRedirectUris,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: Object.keys(createClaims(DEMO_USERS[0], 'id_token')),
      email: ['email', 'email_verified'],
    },
    responseTypes: ['code'],
    pkce: { required: () => true },
    jwks: await signingKeys(),
    cookies: cookieConfig(issuer),
    features,
    findAccount: findAccount(createClaims),
    // A provider of a company that is not the demo's may have claims in the ID token only.
    conformIdTokenClaims: createClaims === demoClaims,
    loadExistingGrant: grantWithoutConsent,
    issueRefreshToken: async () => true,
    interactions: { url: (_ctx, { uid }) => `${LOGIN_PATH}/${uid}` },
    renderError(ctx, out) {
      ctx.type = 'html';
      ctx.body = failurePage(textsFor(ctx), out.error_description ?? out.error);
    },
    ttl: {
      AccessToken: HOUR_SECONDS,
      IdToken: HOUR_SECONDS,
      Interaction: HOUR_SECONDS,
      Grant: DAY_SECONDS,
      RefreshToken: DAY_SECONDS,
      Session: DAY_SECONDS,
    },
  });
}
