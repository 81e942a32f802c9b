import { SignJWT, UnsecuredJWT } from 'jose';
import { IdentityConfig } from '../config/sections';
import { createLogger } from '../logger';
import { TokenIssuer } from '../__testUtils__/TokenIssuer';
import { TestServer, startHttpServer } from '../__testUtils__/httpServer';
import { createIdentity } from './createIdentity';
import { createMachineTokens } from './createMachineTokens';
import { Identity } from './types';

const ME = 'demo-api';
const logger = createLogger({ service: ME, level: 'silent' });
const now = () => Math.floor(Date.now() / 1000);

let gateway: TokenIssuer;
let machines: TokenIssuer;
/** A key of the same issuer, which one machine has for itself. */
let ownKey: TokenIssuer;
let published: TokenIssuer[];
let fetched: number;
let server: TestServer;
let identity: Identity;

const identityWith = (revoked: string[] = []) =>
  createIdentity({
    config: IdentityConfig.parse({
      gateway: { jwksUrl: `${server.url}/jwks.json` },
      machines: {
        jwks: { keys: [...machines.jwks.keys, ...ownKey.jwks.keys] },
        callers: [
          { id: 'finops-batch', audience: ME, actions: ['ref.read'] },
          { id: 'elsewhere', audience: 'other-api', actions: ['ref.read'] },
          {
            id: 'with-own-key',
            audience: ME,
            actions: ['ref.read'],
            keys: ['its-own'],
          },
        ],
        revoked,
      },
    }),
    audience: ME,
    logger,
  });

beforeEach(async () => {
  gateway = await TokenIssuer.create('rosetta-gateway');
  machines = await TokenIssuer.create('rosetta-machines');
  ownKey = await TokenIssuer.create('rosetta-machines', 'its-own');
  published = [gateway];
  fetched = 0;
  server = await startHttpServer((_req, res) => {
    fetched += 1;
    res.end(JSON.stringify({ keys: published.map(one => one.publicKey) }));
  });
  identity = identityWith();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await server.close();
});

const jane = {
  sub: 'user:default/jane',
  aud: ME,
  groups: ['group:default/payments'],
  roles: ['Rosetta_User', 'Emperor'],
};
const batch = { sub: 'finops-batch', aud: ME };

const outcome = (token: string): Promise<string> =>
  identity.verify(token).then(
    caller => caller.subject,
    error => error.name,
  );
const REFUSED = 'AuthenticationError';

describe('a token of the gateway', () => {
  it('identifies the person, whose roles grant actions; unknown roles grant none', async () => {
    const caller = await identity.verify(await gateway.sign(jane));

    expect(caller).toMatchObject({
      subject: 'user:default/jane',
      kind: 'user',
      groups: ['group:default/payments'],
      roles: ['Rosetta_User'],
    });
    expect(caller.may('ref.read')).toBe(true);
    expect(caller.may('ref.import')).toBe(false);
    expect(caller.expiresAt.getTime()).toBeGreaterThan(Date.now() + 290_000);
  });

  it.each([
    ['for another audience', { aud: 'other-api' }],
    ['for several audiences', { aud: [ME, 'other-api'] }],
    ['without an audience', { aud: undefined }],
    ['of an unknown issuer', { iss: 'mallory' }],
    ['in the name of the machine issuer', { iss: 'rosetta-machines' }],
    ['without a subject', { sub: undefined }],
    ['with an empty subject', { sub: '' }],
    ['that has ended', { iat: now() - 400, exp: now() - 100 }],
    ['without an end', { exp: undefined }],
    ['without a beginning', { iat: undefined }],
    ['that lives for a day', { exp: now() + 86_400 }],
    ['that begins in the future', { iat: now() + 60, exp: now() + 300 }],
    ['that is not valid yet', { nbf: now() + 60 }],
    ['without an id', { jti: undefined }],
    ['with roles that are no list', { roles: 'Rosetta_Admin' }],
  ])('is refused %s', async (_what, claims) => {
    expect(await outcome(await gateway.sign({ ...jane, ...claims }))).toBe(
      REFUSED,
    );
  });

  it('is refused when it is signed with another key under a known id', async () => {
    const mallory = await TokenIssuer.create(
      'rosetta-gateway',
      gateway.publicKey.kid,
    );
    expect(await outcome(await mallory.sign(jane))).toBe(REFUSED);
  });

  it('is refused when its algorithm is none', async () => {
    const claims = { iss: 'rosetta-gateway', jti: 'x', ...jane };
    expect(
      await outcome(
        new UnsecuredJWT(claims).setIssuedAt().setExpirationTime('5m').encode(),
      ),
    ).toBe(REFUSED);
  });

  it('is refused when the public key was used as a shared secret', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(gateway.publicKey));
    const token = await new SignJWT({ ...jane, jti: 'x' })
      .setProtectedHeader({ alg: 'HS256', kid: gateway.publicKey.kid })
      .setIssuer('rosetta-gateway')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(secret);
    expect(await outcome(token)).toBe(REFUSED);
  });

  it.each(['', 'x', 'a.b.c', 'e30.e30.', '%00'])(
    'is refused when it is not a token: "%s"',
    async token => {
      expect(await outcome(token)).toBe(REFUSED);
    },
  );
});

describe("the gateway's keys", () => {
  it('are fetched once', async () => {
    await identity.verify(await gateway.sign(jane));
    await identity.verify(await gateway.sign(jane));

    expect(fetched).toBe(1);
  });

  it('are fetched again for an unknown key id, after a cooldown', async () => {
    await identity.verify(await gateway.sign(jane));
    const next = await TokenIssuer.create('rosetta-gateway');
    published = [gateway, next];
    expect(await outcome(await next.sign(jane))).toBe(REFUSED);
    expect(fetched).toBe(1);

    const token = await next.sign(jane);
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 6_000);

    expect(await outcome(token)).toBe(jane.sub);
    expect(fetched).toBe(2);
  });

  it('make a token neither valid nor invalid while they cannot be read', async () => {
    await server.close();
    const token = await gateway.sign(jane);
    expect(await outcome(token)).toBe('ServiceUnavailableError');
    expect(await outcome(await machines.sign(batch))).toBe('finops-batch');
    server = await startHttpServer((_req, res) => {
      res.writeHead(500).end();
    });
    identity = identityWith();
    expect(await outcome(token)).toBe('ServiceUnavailableError');
    expect(await outcome('no.token.at-all')).toBe(REFUSED);
  });

  it('are kept while the gateway is unreachable', async () => {
    await identity.verify(await gateway.sign(jane));
    await server.close();

    const caller = await identity.verify(await gateway.sign(jane));

    expect(caller.subject).toBe(jane.sub);
  });

  it('leave every token unverified when they were never fetched', async () => {
    await server.close();

    expect(await outcome(await gateway.sign(jane))).toBe(
      'ServiceUnavailableError',
    );
  });
});

describe('a token of a machine', () => {
  it('grants the configured actions of that machine, and none by role', async () => {
    const caller = await identity.verify(
      await machines.sign({ ...batch, roles: ['Rosetta_Admin'] }),
    );

    expect(caller).toMatchObject({ subject: 'finops-batch', kind: 'machine' });
    expect(caller.roles).toEqual([]);
    expect(caller.may('ref.read')).toBe(true);
    expect(caller.may('finops.read')).toBe(false);
  });

  it('is made by createMachineTokens and reused until it nearly expires', async () => {
    const tokens = createMachineTokens({
      key: JSON.stringify(machines.privateKey),
      issuer: machines.name,
      subject: 'finops-batch',
    });

    const token = await tokens(ME);
    expect((await identity.verify(token)).kind).toBe('machine');
    expect(await tokens(ME)).toBe(token);
    expect(await outcome(await tokens('other-api'))).toBe(REFUSED);

    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 250_000);
    expect(await tokens(ME)).not.toBe(token);
  });

  it('is refused when the caller or the token is revoked', async () => {
    const token = await machines.sign({ ...batch, jti: 'stolen' });
    await expect(identity.verify(token)).resolves.toBeDefined();

    identity = identityWith(['finops-batch']);
    expect(await outcome(token)).toBe(REFUSED);
    identity = identityWith(['stolen']);
    expect(await outcome(token)).toBe(REFUSED);
    await expect(
      identity.verify(await machines.sign(batch)),
    ).resolves.toBeDefined();
  });

  it.each([
    ['not configured here', { sub: 'mallory' }],
    ['configured for another audience only', { sub: 'elsewhere' }],
    ['in the name of the gateway', { iss: 'rosetta-gateway' }],
  ])('is refused %s', async (_what, claims) => {
    expect(await outcome(await machines.sign({ ...batch, ...claims }))).toBe(
      REFUSED,
    );
  });

  it('is refused when it is signed with the key of another machine', async () => {
    const claims = { sub: 'with-own-key', aud: ME };
    expect(await outcome(await ownKey.sign(claims))).toBe('with-own-key');
    expect(await outcome(await machines.sign(claims))).toBe(REFUSED);
    expect(await outcome(await ownKey.sign(batch))).toBe(REFUSED);
  });

  it('is not made from a broken key, which the error never shows', async () => {
    const make = () =>
      createMachineTokens({ key: '{"d":"s3cret', issuer: 'x', subject: 'x' });

    expect(make).toThrow('machineKey is not valid JSON');
    expect(make).not.toThrow(/s3cret/);
  });
});
