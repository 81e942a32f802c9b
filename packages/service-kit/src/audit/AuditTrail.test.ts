import { randomBytes } from 'node:crypto';
import { copyFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { createLogger } from '../logger';
import { testAuditConfig } from '../testing/testAudit';
import { adoptRows } from './adoptRows';
import { appendFork } from './appendFork';
import { AuditChain, createAuditChain, keepAudit } from './AuditChain';
import { AuditConfig } from './AuditConfig';
import { auditDependency, signCheckpoint } from './auditDependency';
import { AUDIT_COLUMNS, AuditTable } from './AuditTable';
import { AuditTrail } from './AuditTrail';
import { GENESIS, hashEntry } from './hashChain';
import { verifyTrail } from './verifyTrail';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const logger = createLogger({ service: 'test', level: 'silent' });

const TABLE: AuditTable = {
  name: 'demo_audit',
  chain: 'demo_db',
  columns: { ...AUDIT_COLUMNS, actor: 'actor' },
  actors: ['actor'],
  requests: ['request_id'],
  legacy: record => record,
};

const TWO_KEYS = [1, 2].map(() => testAuditConfig().checkpoints.keys![0]);

/** The table of a domain, as its migrations make it. */
const CREATE = `
  create table demo_audit (
    seq bigint primary key, at timestamptz(3) not null, actor text not null, request_id text not null,
    kind text not null, entity_id text not null, op text not null, reason text, before jsonb, after jsonb,
    previous_hash text, hash text unique, canonical text, algorithm text, key_id text, mac text
  );
  create function is_append_only() returns trigger language plpgsql as $$
    begin raise exception 'demo_audit is append-only'; end
  $$;
  create trigger append_only before update or delete or truncate on demo_audit
    execute function is_append_only();`;

const change = (entityId: string) => ({
  actor: 'user:default/jane',
  requestId: `request-${entityId}`,
  kind: 'rule',
  entityId,
  op: 'update',
  reason: 'Because',
  before: { share: '0.1', note: null },
  after: { share: '0.25', tags: ['é', 1e21, 0.1] },
});

describe('an audit', () => {
  let db: Knex;
  let config: AuditConfig;
  let chain: AuditChain;

  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    await db.raw(CREATE);
  });
  /** As a superuser may: without the triggers. */
  const tamper = async (...statements: string[]) =>
    db.transaction(async trx => {
      await trx.raw('alter table demo_audit disable trigger all');
      for (const sql of statements) await trx.raw(sql);
      await trx.raw('alter table demo_audit enable trigger all');
    });
  beforeEach(async () => {
    await tamper('truncate demo_audit');
    config = testAuditConfig();
    chain = createAuditChain(config, 'demo_db');
    keepAudit(db, chain);
  });

  const options = () => ({ db, table: TABLE, chain });
  const append = (...ids: string[]) =>
    db.transaction(trx =>
      new AuditTrail(trx, TABLE).append(ids.map(id => change(id))),
    );
  const check = (by = chain) => verifyTrail(db, TABLE, by);
  const five = async () => {
    await append('a', 'b');
    await append('c', 'd', 'e');
    await signCheckpoint(options());
  };

  it('is valid as it was written, up to the last checkpoint and beyond it', async () => {
    expect(await check()).toEqual({ valid: true, checked: 0 });
    await five();
    await append('f');
    expect(await check()).toEqual({
      valid: true,
      checked: 6,
      checkpoint: { seq: 5, at: expect.any(String) },
    });
  });

  it('rejects changes of what is written, and rolls back with the change', async () => {
    await append('a');
    for (const sql of [
      "update demo_audit set actor = 'nobody'",
      'delete from demo_audit',
      'truncate demo_audit',
    ])
      await expect(db.raw(sql)).rejects.toThrow('append-only');
    await expect(
      db.transaction(async trx => {
        await new AuditTrail(trx, TABLE).append([change('b')]);
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');
    expect(await check()).toEqual({ valid: true, checked: 1 });
  });

  it.each([
    ...[
      "at = at + interval '1 millisecond'", "at = 'infinity'", "actor = 'nobody'", "request_id = 'r'", "kind = 'k'",
      "entity_id = 'x'", "op = 'delete'", 'reason = null', 'before = null', `after = '{"share":"1"}'`,
      "hash = 'x'", "algorithm = 'none'", "key_id = 'other'", "canonical = replace(canonical, 'Because', 'No')",
    ].map(set => [`update demo_audit set ${set} where seq = 3`, 3, 'altered']),
    ["update demo_audit set mac = repeat('0', 64) where seq = 3", 3, 'mac'],
    ["update demo_audit set mac = repeat('é', 64) where seq = 3", 3, 'mac'],
    ['update demo_audit set mac = null where seq = 3', 3, 'unchained'],
    [`update demo_audit set reason = 'No', canonical = replace(canonical, 'Because', 'No') where seq = 3`, 3, 'mac'],
    ...[1, 2, 3, 4].map(seq => [`delete from demo_audit where seq = ${seq}`, seq, 'missing']),
    ['delete from demo_audit where seq = 5', 5, 'cut'],
    ['delete from demo_audit where seq > 2', 3, 'cut'],
    ['truncate demo_audit', 1, 'cut'],
    [`update demo_audit set seq = 9 where seq = 2; update demo_audit set seq = 2 where seq = 4;
      update demo_audit set seq = 4 where seq = 9`, 2, 'moved'],
    [`delete from demo_audit where seq = 2; update demo_audit set seq = seq - 1 where seq > 2`, 2, 'moved'],
  ] as [string, number, string][])('detects that somebody ran: %s', async (sql, firstBroken, reason) => {
    await five();
    await tamper(...sql.split(';'));
    expect(await check()).toMatchObject({ valid: false, checked: firstBroken - 1, firstBroken, reason });
  }); // prettier-ignore

  it('detects a chain that somebody with the key has written anew', async () => {
    await five();
    await tamper('truncate demo_audit');
    keepAudit(db, createAuditChain(config, 'demo_db'));
    await append('a', 'b', 'c', 'd', 'x');
    expect(await check()).toMatchObject({ firstBroken: 5, reason: 'checkpoint' });
  }); // prettier-ignore

  it('verifies rows with the keys that made them, and chains new rows with the first key', async () => {
    await five();
    const added = { id: 'next', key: randomBytes(32).toString('base64') };
    const rotated = { ...config, keys: [added, ...config.keys!] };
    keepAudit(db, (chain = createAuditChain(rotated, 'demo_db')));
    await append('f');
    expect(await check()).toMatchObject({ valid: true, checked: 6 });
    const alone = (keys: AuditConfig['keys']) =>
      check(createAuditChain({ ...config, keys }, 'demo_db'));
    expect(await alone([added])).toMatchObject({ firstBroken: 1, reason: 'unknown-key' }); // prettier-ignore
    expect(await alone([{ ...added, id: 'of-this-test' }])).toMatchObject({ firstBroken: 1, reason: 'mac' }); // prettier-ignore
    const { checkpoints } = testAuditConfig();
    const { directory } = config.checkpoints;
    const signed = createAuditChain(
      { ...rotated, checkpoints: { ...checkpoints, directory } },
      'demo_db',
    );
    expect(await check(signed)).toMatchObject({ firstBroken: 5, reason: 'checkpoint-signature' }); // prettier-ignore
  });

  it('appends two hundred changes at once in one order', async () => {
    await Promise.all(
      Array.from({ length: 200 }, (_, at) => append(`rule-${at}`)),
    );
    expect(await check()).toEqual({ valid: true, checked: 200 });
  });

  it('refuses changes after a restore until a signed fork records what is lost', async () => {
    await five();
    await tamper('delete from demo_audit where seq > 3');
    // The service was not stopped for it, and does not know of it yet.
    await expect(append('x')).rejects.toThrow('ends before entry 5');
    await signCheckpoint(options());
    await expect(append('x')).rejects.toThrow(/ends before entry 5.*audit fork/);
    chain = createAuditChain(config, 'demo_db');
    keepAudit(db, chain);
    const author = { actor: 'operator', requestId: 'cli', reason: 'Disk lost' };
    expect(await appendFork(options(), author)).toEqual({ restored: 3, lost: 5 });
    await append('x');
    await signCheckpoint(options());
    expect(await check()).toMatchObject({ valid: true, checked: 5, checkpoint: { seq: 5 } });

    await tamper(
      `update demo_audit set after = jsonb_set(after, '{lost,seq}', '9'),
       canonical = replace(canonical, '"seq":5', '"seq":9') where seq = 4`,
    );
    expect(await check()).toMatchObject({ firstBroken: 4, reason: 'mac' });
  }); // prettier-ignore

  it('rejects a checkpoint that is not signed for its place', async () => {
    await five();
    const folder = join(config.checkpoints.directory!, 'demo_db');
    const fileOf = (seq: number) => join(folder, `0000-00000000000${seq}.json`);
    await copyFile(fileOf(5), fileOf(9));
    const author = { actor: 'operator', requestId: 'cli', reason: 'Why not' };
    const refusal = 'The checkpoint 0000-000000000009.json of demo_db is not signed';
    await expect(signCheckpoint(options())).rejects.toThrow(refusal);
    await expect(appendFork(options(), author)).rejects.toThrow(refusal);
    expect(await check()).toMatchObject({ firstBroken: 6, reason: 'cut' });
  }); // prettier-ignore

  it('detects a cut while its service runs, also where the checkpoints are gone', async () => {
    await five();
    await tamper('delete from demo_audit where seq > 3');
    await rm(join(config.checkpoints.directory!, 'demo_db'), { recursive: true });
    await expect(signCheckpoint(options())).rejects.toMatchObject({ code: 'AUDIT_CHECKPOINT_GONE' });
    await expect(append('x')).rejects.toThrow('ends before entry 5');
    expect(await check()).toMatchObject({ firstBroken: 4, reason: 'cut' });
  }); // prettier-ignore

  it('is verified without the private half of the key that signs', async () => {
    await five();
    const [{ d: _, ...half }] = config.checkpoints.keys!;
    const checkpoints = { ...config.checkpoints, keys: [half] };
    chain = createAuditChain({ ...config, checkpoints }, 'demo_db');
    expect(await check()).toMatchObject({ valid: true, checkpoint: { seq: 5 } }); // prettier-ignore
    await append('f');
    await expect(signCheckpoint(options())).rejects.toThrow('no private half');
  });

  it('chains the hashed rows of an earlier release once, and records that it did', async () => {
    let previous = GENESIS;
    for (const [at, id] of ['a', 'b', 'c'].entries()) {
      const record = { at: '2026-01-01T00:00:00.000Z', ...change(id) };
      const hash = hashEntry(previous, at + 1, record);
      await db('demo_audit').insert({
        seq: at + 1,
        at: record.at,
        actor: record.actor,
        request_id: record.requestId,
        kind: record.kind,
        entity_id: record.entityId,
        op: record.op,
        reason: record.reason,
        before: JSON.stringify(record.before),
        after: JSON.stringify(record.after),
        previous_hash: previous,
        hash,
      });
      previous = hash;
    }
    await expect(append('d')).rejects.toThrow('is not chained yet');
    expect(await check()).toMatchObject({ firstBroken: 1, reason: 'unchained' });

    await adoptRows(db, TABLE, chain);
    await adoptRows(db, TABLE, chain);
    const [entry] = await new AuditTrail(db, TABLE).page({ limit: 1 });
    expect(entry).toMatchObject({ seq: 4, kind: 'audit-chain', op: 'begin' });
    expect(entry.after).toEqual({ rows: 3, lastSeq: 3, hashes: { valid: true, checked: 3 } });
    expect(await check()).toEqual({ valid: true, checked: 4 });
    await expect(db('demo_audit').delete()).rejects.toThrow('append-only');
    await tamper("update demo_audit set hash = 'x' where seq = 2");
    expect(await check()).toMatchObject({ firstBroken: 2, reason: 'altered' });
  }); // prettier-ignore

  it('does not chain again an audit that has a checkpoint', async () => {
    await five();
    await tamper("update demo_audit set mac = null, actor = 'nobody'");
    await adoptRows(db, TABLE, chain);
    expect(await check()).toMatchObject({ firstBroken: 1, reason: 'unchained' }); // prettier-ignore
  });

  it('signs where the chain has got to when its service starts and stops', async () => {
    await append('a');
    const audit = auditDependency({ ...options(), logger });
    await audit.start!();
    await audit.check!();
    expect(await check()).toMatchObject({ checkpoint: { seq: 1 } });
    await append('b');
    await audit.stop!();
    expect(await check()).toMatchObject({ checkpoint: { seq: 2 } });
  });

  it('refuses changes without keys, and names the settings that are missing', async () => {
    keepAudit(
      db,
      (chain = createAuditChain(AuditConfig.parse(undefined), 'demo_db')),
    );
    await expect(append('a')).rejects.toThrow(
      'set rosetta.audit.keys and rosetta.audit.checkpoints.directory and rosetta.audit.checkpoints.keys',
    );
    const audit = auditDependency({ ...options(), logger });
    await audit.start!();
    await expect(audit.check!()).rejects.toMatchObject({
      code: 'AUDIT_NOT_CONFIGURED',
    });
    await audit.stop!();
  });

  it.each([
    [{ keys: 'x' }, 'must be a list of {id, key}, or its JSON'],
    [{ keys: [{ id: '1', key: 'c2hvcnQ=' }] }, 'must be 32 bytes or more'],
    [{ keys: [] }, 'must be a list of {id, key}'],
    [{ keys: [1, 2].map(() => ({ id: '1', key: 'A'.repeat(44) })) }, 'an id of its own'],
    [{ checkpoints: { keys: [{ kty: 'OKP', crv: 'Ed25519', kid: '1', x: 'x' }] } }, 'must be an Ed25519 key as JWK'],
    [{ checkpoints: { keys: [{ ...TWO_KEYS[0], d: TWO_KEYS[1].d }] } }, 'must be an Ed25519 key as JWK'],
    [{ checkpoints: { keys: [{ kty: 'EC', kid: '1' }] } }, 'OKP'],
  ])('refuses %j as its configuration', (given, message) => {
    expect(AuditConfig.safeParse(given).error?.message).toContain(message);
  }); // prettier-ignore
});
