import { TestDatabases } from '@rosetta/test-kit/databases';
import { migrate } from '@rosetta/service-kit';
import { createLocalJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import createKnex, { Knex } from 'knex';
import { KeyRing } from './KeyRing';
import { KeyStore } from './KeyStore';
import { createTokens } from './createTokens';
import { GATEWAY_MIGRATIONS, openKeyRing } from './openKeyRing';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

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
    await migrate(db, GATEWAY_MIGRATIONS);
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
    await db.migrate.rollback(GATEWAY_MIGRATIONS, true);
    expect(await db.schema.hasTable('signing_key')).toBe(false);
  });
});

describe('openKeyRing', () => {
  /** Backends that start together, each with its own connections. */
  const startBackends = async (db: Knex, count: number) => {
    const pools = Array.from({ length: count }, () =>
      createKnex({ client: 'pg', connection: db.client.config.connection }),
    );
    try {
      const rings = await Promise.all(
        pools.map(pool =>
          openKeyRing({
            database: { getClient: async () => pool },
            scheduler: { scheduleTask: async () => {} },
            keyLifetimeMinutes: 60,
          }),
        ),
      );
      return await Promise.all(
        rings.map(async ring => (await ring.signingKey()).kid),
      );
    } finally {
      await Promise.all(pools.map(pool => pool.destroy()));
    }
  };

  it('migrates once when several backends start together, and they sign with one key', async () => {
    const db = await databases.init('POSTGRES_18');
    expect(new Set(await startBackends(db, 4)).size).toBe(1);
    const applied = await db('knex_migrations').pluck('name');
    expect(new Set(applied).size).toBe(applied.length);
  });

  it('does not start where it may not migrate and nobody has, and says what is missing', async () => {
    const db = await databases.init('POSTGRES_18');
    const start = () =>
      openKeyRing({
        database: { getClient: async () => db, migrations: { skip: true } },
        scheduler: { scheduleTask: async () => {} },
        keyLifetimeMinutes: 60,
      });
    await expect(start()).rejects.toThrow(
      /^The gateway's database is behind this release, without .+\. Run the command `migrate`/,
    );
    await migrate(db, GATEWAY_MIGRATIONS);
    await expect(start()).resolves.toBeInstanceOf(KeyRing);
  });

  it('starts after a backend that was killed while it migrated', async () => {
    const db = await databases.init('POSTGRES_18');
    const [kid] = await startBackends(db, 1);
    await db('knex_migrations_lock').update({ is_locked: 1 });
    await db('knex_migrations')
      .where('name', 'like', '%run_notice.js')
      .delete();
    for (const table of ['run_notice', 'run_notice_mark', 'reader_language'])
      await db.schema.dropTable(table);

    expect(await startBackends(db, 2)).toEqual([kid, kid]);
    expect(await db.schema.hasTable('run_notice')).toBe(true);
  });

  it('starts on a database that a newer release has migrated', async () => {
    const db = await databases.init('POSTGRES_18');
    const [kid] = await startBackends(db, 1);
    await db('knex_migrations').insert({ name: '29990101_newer.js', batch: 9 });
    expect(await startBackends(db, 1)).toEqual([kid]);
  });
});
