import { createHash, randomBytes } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import request from 'supertest';
import { createIdentityApp } from './createIdentityApp';
import { readIdentityConfig } from './readIdentityConfig';
import { DEMO_USERS } from './users';

const ISSUER = 'http://localhost:7110';
const CALLBACK = 'http://localhost:7007/api/auth/oidc/handler/frame';
const PORTAL = 'http://localhost:7007';
const client = {
  id: 'rosetta',
  secret: 'secret',
  redirectUris: [CALLBACK],
  postLogoutRedirectUris: [PORTAL],
};

const verifier = randomBytes(32).toString('base64url');
const challenge = createHash('sha256').update(verifier).digest('base64url');
const REQUEST = {
  client_id: client.id,
  response_type: 'code',
  redirect_uri: CALLBACK,
  scope: 'openid profile email',
  code_challenge: challenge,
  code_challenge_method: 'S256',
  state: 's',
};

type Agent = ReturnType<typeof request.agent>;

const startAgent = async () =>
  request
    .agent(await createIdentityApp({ issuer: ISSUER, client }))
    .set('host', 'localhost:7110');

const readPath = (location?: string) => {
  const { pathname, search } = new URL(location!, ISSUER);
  return pathname + search;
};

/** Goes on to where the answer points, within the provider. */
const follow = (agent: Agent, location?: string) =>
  agent.get(readPath(location)).redirects(0);

async function signIn(agent: Agent, user: string, parameters = {}) {
  const start = await agent
    .get('/auth')
    .query({ ...REQUEST, ...parameters })
    .redirects(0);
  const login = readPath(start.get('location'));
  const chosen = await agent.post(login).type('form').send({ user });
  const back = await follow(agent, chosen.get('location'));
  return new URL(back.get('location')!);
}

const exchange = (agent: Agent, body: object) =>
  agent.post('/token').auth(client.id, client.secret).type('form').send(body);

const codeGrant = (callback: URL) => ({
  grant_type: 'authorization_code',
  code: callback.searchParams.get('code'),
  redirect_uri: CALLBACK,
  code_verifier: verifier,
});

describe('the demo identity provider', () => {
  it('describes itself as a real provider does', async () => {
    const { body } = await (
      await startAgent()
    ).get('/.well-known/openid-configuration');
    expect(body).toMatchObject({
      issuer: ISSUER,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      userinfo_endpoint: expect.any(String),
      end_session_endpoint: expect.any(String),
      revocation_endpoint: expect.any(String),
    });
  });

  it.each(DEMO_USERS)(
    'signs in $name, with the groups of the directory',
    async user => {
      const agent = await startAgent();
      const callback = await signIn(agent, user.name);
      expect(callback.href).toMatch(CALLBACK);
      expect(callback.searchParams.get('state')).toBe('s');

      const { body: tokens } = await exchange(agent, codeGrant(callback));
      const { body: jwks } = await agent.get('/jwks');
      const { payload } = await jwtVerify(
        tokens.id_token,
        createLocalJWKSet(jwks),
        { issuer: ISSUER, audience: client.id },
      );
      expect(payload.sub).toBe(user.name);
      const { body: claims } = await agent
        .get('/me')
        .set('authorization', `Bearer ${tokens.access_token}`);
      expect(claims).toEqual({
        sub: user.name,
        name: user.displayName,
        preferred_username: user.name,
        email: `${user.name}@demo.example`,
        email_verified: true,
        groups: user.groups,
      });
    },
  );

  it('refreshes a session', async () => {
    const agent = await startAgent();
    const callback = await signIn(agent, 'engineer');
    const { body: first } = await exchange(agent, codeGrant(callback));
    const { body: second } = await exchange(agent, {
      grant_type: 'refresh_token',
      refresh_token: first.refresh_token,
    });
    expect(second.access_token).not.toBe(first.access_token);
    expect(second.id_token).toEqual(expect.any(String));
  });

  it('takes a session back', async () => {
    const agent = await startAgent();
    const callback = await signIn(agent, 'engineer');
    const { body } = await exchange(agent, codeGrant(callback));
    const { refresh_token } = body;
    await agent
      .post('/token/revocation')
      .auth(client.id, client.secret)
      .type('form')
      .send({ token: refresh_token })
      .expect(200);
    const grant = { grant_type: 'refresh_token', refresh_token };
    expect((await exchange(agent, grant)).body.error).toBe('invalid_grant');
  });

  it('requires PKCE', async () => {
    const agent = await startAgent();
    const { code_challenge, code_challenge_method, ...rest } = REQUEST;
    const answer = await agent.get('/auth').query(rest).redirects(0);
    const back = new URL(answer.get('location')!);
    expect(back.searchParams.get('error')).toBe('invalid_request');
  });

  it('gives nothing for a code without its verifier', async () => {
    const agent = await startAgent();
    const grant = codeGrant(await signIn(agent, 'engineer'));
    const wrong = { ...grant, code_verifier: 'x'.repeat(43) };
    expect((await exchange(agent, wrong)).body.error).toBe('invalid_grant');
  });

  it('gives nothing for a code that was used', async () => {
    const agent = await startAgent();
    const grant = codeGrant(await signIn(agent, 'engineer'));
    await exchange(agent, grant).expect(200);
    expect((await exchange(agent, grant)).body.error).toBe('invalid_grant');
  });

  it('sends nobody elsewhere than to the portal', async () => {
    const answer = await (
      await startAgent()
    )
      .get('/auth')
      .query({ ...REQUEST, redirect_uri: 'http://evil.example/' })
      .redirects(0);
    expect(answer.status).toBe(400);
    expect(answer.get('location')).toBeUndefined();
  });

  it('knows no other user', async () => {
    const agent = await startAgent();
    const start = await agent.get('/auth').query(REQUEST).redirects(0);
    const answer = await agent
      .post(readPath(start.get('location')))
      .type('form')
      .send({ user: 'root' });
    expect(answer.status).toBe(400);
  });

  it('does not go on with a login it did not start', async () => {
    const agent = await startAgent();
    expect((await agent.get('/login/unknown')).status).toBe(400);
    const answer = await agent.post('/login/unknown').send('user=engineer');
    expect(answer.status).toBe(400);
  });

  it('remembers who signed in, until they sign out', async () => {
    const agent = await startAgent();
    await signIn(agent, 'engineer');
    const again = await agent.get('/auth').query(REQUEST).redirects(0);
    expect(again.get('location')).toMatch(CALLBACK);

    const confirmation = await agent.get('/session/end').query({
      client_id: client.id,
      post_logout_redirect_uri: PORTAL,
    });
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(confirmation.text)![1];
    const done = await agent
      .post('/session/end/confirm')
      .type('form')
      .send({ xsrf, logout: 'yes' })
      .redirects(0);
    expect(done.get('location')).toBe(`${PORTAL}/`);
    const after = await agent.get('/auth').query(REQUEST).redirects(0);
    expect(readPath(after.get('location'))).toMatch(/^\/login\//);
  });
});

describe('the login page', () => {
  const loginIn = async (language: string) => {
    const agent = await startAgent();
    const start = await agent.get('/auth').query(REQUEST).redirects(0);
    return agent
      .get(readPath(start.get('location')))
      .set('accept-language', language);
  };

  it('lists every demo user, in English or French', async () => {
    const english = await loginIn('en-US,en;q=0.9');
    const french = await loginIn('fr-FR,fr;q=0.9,en;q=0.8');
    for (const { name } of DEMO_USERS) {
      expect(english.text).toContain(`value="${name}"`);
      expect(french.text).toContain(`value="${name}"`);
    }
    expect(english.text).toContain('<html lang="en">');
    expect(french.text).toContain('<html lang="fr">');
    expect(french.text).toContain('Se connecter');
  });

  it.each([
    ['de-DE', 'en'],
    ['', 'en'],
    ['en;q=0.3, fr;q=0.7', 'fr'],
  ])('for %p is in %s', async (accepted, language) => {
    expect((await loginIn(accepted)).text).toContain(
      `<html lang="${language}">`,
    );
  });

  it('loads nothing from outside, and may not be framed', async () => {
    const answer = await loginIn('en');
    expect(answer.text).not.toMatch(/(src|href)="https?:/);
    expect(answer.text).not.toMatch(/<script|@import|url\(/);
    const policy = answer.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain(`form-action 'self' ${PORTAL}`);
  });
});

describe('its configuration', () => {
  const portal = {
    app: { baseUrl: PORTAL },
    backend: { baseUrl: 'http://localhost:7007' },
    auth: {
      providers: {
        oidc: {
          development: {
            metadataUrl: `${ISSUER}/.well-known/openid-configuration`,
            clientId: 'rosetta',
            clientSecret: 'secret',
          },
        },
      },
    },
  };

  it('is the portal’s own', () => {
    expect(readIdentityConfig(portal)).toEqual({ issuer: ISSUER, client });
  });

  it('says what is missing', () => {
    expect(() => readIdentityConfig({ ...portal, auth: {} })).toThrow(
      /auth\.providers/,
    );
  });
});
