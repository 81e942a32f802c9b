import { TestDatabases } from '@rosetta/test-kit/databases';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { Knex } from 'knex';
import { KeyRing } from './KeyRing';
import { KeyStore } from './KeyStore';
import { createTokens } from './createTokens';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const migrations = {
  directory: resolvePackagePath(
    '@rosetta/plugin-rosetta-gateway-backend',
    'migrations',
  ),
};

describe.each(databases.eachSupportedId())('signing keys, %s', databaseId => {
  let db: Knex;
  let now: Date;

  const openRing = (lifetimeMs = DAY) =>
    KeyRing.create({ db, lifetimeMs, now: () => now });
  const kidOf = async (ring: KeyRing) => (await ring.signingKey()).kid;
  const publishedBy = (ring: KeyRing) =>
    ring.publicKeys().keys.map(key => key.kid);
  const pass = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };

  beforeEach(async () => {
    db = await databases.init(databaseId);
    await db.migrate.latest(migrations);
    now = new Date();
  });

  it('sign tokens that the published keys verify', async () => {
    const ring = await openRing();
    const token = await createTokens(
      ring,
      'rosetta-gateway',
    )({
      user: 'user:default/jane',
      groups: ['group:default/staff'],
      roles: ['Rosetta_User'],
      audience: 'finops-api',
    });
    const { payload } = await jwtVerify(
      token,
      createLocalJWKSet(ring.publicKeys()),
      { algorithms: ['ES256'], audience: 'finops-api' },
    );
    expect(payload).toMatchObject({
      iss: 'rosetta-gateway',
      sub: 'user:default/jane',
      groups: ['group:default/staff'],
      roles: ['Rosetta_User'],
      jti: expect.any(String),
    });
    expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(300);
    expect(decodeProtectedHeader(token).kid).toBe(await kidOf(ring));
  });

  it('survive a restart', async () => {
    const before = await openRing();
    const after = await openRing();
    expect(await kidOf(after)).toBe(await kidOf(before));
    expect(after.publicKeys()).toEqual(before.publicKeys());
  });

  it('never publish the private key', async () => {
    const { keys } = (await openRing()).publicKeys();
    expect(keys.map(key => Object.keys(key).sort())).toEqual([
      ['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'],
    ]);
  });

  it('are published an hour before they sign and until their last token has expired', async () => {
    const ring = await openRing();
    const first = await kidOf(ring);
    expect(publishedBy(ring)).toEqual([first]);

    pass(DAY - 59 * MINUTE);
    await ring.refresh();
    const [, second] = publishedBy(ring);
    expect(second).toBeDefined();
    expect(await kidOf(ring)).toBe(first);

    pass(HOUR);
    expect(await kidOf(ring)).toBe(second);
    expect(publishedBy(ring)).toEqual([first, second]);

    pass(6 * MINUTE);
    expect(publishedBy(ring)).toEqual([second]);
    await ring.refresh();
    expect((await new KeyStore(db).list()).map(key => key.kid)).toEqual([
      second,
    ]);
  });

  it('are published before they sign even when they live for seconds', async () => {
    const ring = await openRing(12_000);
    for (let rotations = 0; rotations < 5; rotations += 1) {
      const published = publishedBy(ring);
      pass(ring.refreshEveryMs);
      expect(published).toContain(await kidOf(ring));
      await ring.refresh();
    }
  });

  it('are available at once after a pause longer than the lifetime of a key', async () => {
    const ring = await openRing();
    const first = await kidOf(ring);
    pass(10 * DAY);
    const second = await kidOf(ring);
    expect(second).not.toBe(first);
    expect(publishedBy(ring)).toEqual([second]);
  });

  it('are the same for several backends that start together', async () => {
    const rings = await Promise.all([openRing(), openRing(), openRing()]);
    expect(new Set(await Promise.all(rings.map(kidOf))).size).toBe(1);
    expect(await new KeyStore(db).list()).toHaveLength(1);
  });

  it('are loaded from another backend at the next refresh', async () => {
    const one = await openRing();
    const other = await openRing();
    pass(DAY - MINUTE);
    await one.refresh();
    await other.refresh();
    expect(publishedBy(other)).toEqual(publishedBy(one));
  });

  it('leave no table behind when their migration is rolled back', async () => {
    await db.migrate.rollback(migrations);
    expect(await db.schema.hasTable('signing_key')).toBe(false);
  });
});
