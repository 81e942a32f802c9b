import { UnsecuredJWT } from 'jose';
import request from 'supertest';
import { TokenIssuer } from '../__testUtils__/TokenIssuer';
import { demoApp } from '../__testUtils__/demoService';
import { TestServer, startHttpServer } from '../__testUtils__/httpServer';
import { IdentityConfig } from '../config/sections';
import { createIdentity } from '../identity/createIdentity';
import { createLogger } from '../logger';

const logger = createLogger({ service: 'demo-api', level: 'silent' });
const JANE = {
  sub: 'user:default/jane',
  aud: 'demo-api',
  roles: ['Rosetta_User'],
};
const BATCH = { sub: 'finops-batch', aud: 'demo-api' };
const HOUR = 3_600;

let gateway: TokenIssuer;
let machines: TokenIssuer;
let jwks: TestServer;
let statusWith: (headers: Record<string, string>) => Promise<number>;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

beforeAll(async () => {
  gateway = await TokenIssuer.create('rosetta-gateway');
  machines = await TokenIssuer.create('rosetta-machines');
  jwks = await startHttpServer((_req, res) =>
    res.end(JSON.stringify(gateway.jwks)),
  );
  const config = IdentityConfig.parse({
    gateway: { jwksUrl: jwks.url },
    machines: {
      jwks: machines.jwks,
      callers: [
        { id: 'finops-batch', audience: 'demo-api', actions: ['ref.read'] },
        { id: 'cli', audience: 'demo-api', actions: ['finops.read'] },
        { id: 'retired', audience: 'demo-api', actions: ['ref.read'] },
      ],
      revoked: ['retired'],
    },
  });
  const identity = createIdentity({ config, audience: 'demo-api', logger });
  const app = demoApp({ identity });
  statusWith = async headers =>
    (await request(app).get('/v1/things').set(headers)).status;
});
afterAll(() => jwks.close());

const now = () => Math.floor(Date.now() / 1000);

describe('a request straight to the port of a service', () => {
  it('accepts a valid token of a person or a machine', async () => {
    expect(await statusWith(bearer(await gateway.sign(JANE)))).toBe(200);
    expect(await statusWith(bearer(await machines.sign(BATCH)))).toBe(200);
  });

  it('returns 401 without a token', async () => {
    expect(await statusWith({})).toBe(401);
  });

  it('returns 401 when only headers claim an identity', async () => {
    const forged = { 'x-user': JANE.sub, 'x-groups': 'rosetta-admins' };
    expect(await statusWith(forged)).toBe(401);
  });

  it('returns 401 when the token has expired', async () => {
    const times = { iat: now() - HOUR, exp: now() - HOUR + 300 };
    const token = await gateway.sign({ ...JANE, ...times });
    expect(await statusWith(bearer(token))).toBe(401);
  });

  it('returns 401 when the token is for another service', async () => {
    const token = await gateway.sign({ ...JANE, aud: 'finops-api' });
    expect(await statusWith(bearer(token))).toBe(401);
  });

  it('returns 401 when the token is signed by another key', async () => {
    const mallory = await TokenIssuer.create('rosetta-gateway');
    expect(await statusWith(bearer(await mallory.sign(JANE)))).toBe(401);
  });

  it('returns 401 when the token is unsigned', async () => {
    const token = new UnsecuredJWT({
      ...JANE,
      iss: 'rosetta-gateway',
      jti: 'x',
    })
      .setIssuedAt()
      .setExpirationTime('5m')
      .encode();
    expect(await statusWith(bearer(token))).toBe(401);
  });

  it('returns 401 when the machine is revoked', async () => {
    const token = await machines.sign({ ...BATCH, sub: 'retired' });
    expect(await statusWith(bearer(token))).toBe(401);
  });

  it('returns 403 when the machine lacks the action', async () => {
    const token = await machines.sign({ ...BATCH, sub: 'cli' });
    expect(await statusWith(bearer(token))).toBe(403);
  });

  it('returns 403 when the person has no role, whatever the headers claim', async () => {
    const token = await gateway.sign({ ...JANE, roles: [] });
    const headers = { ...bearer(token), 'x-groups': 'rosetta-admins' };
    expect(await statusWith(headers)).toBe(403);
  });
});
