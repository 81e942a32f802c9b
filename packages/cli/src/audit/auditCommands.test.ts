import { TestDatabases } from '@rosetta/test-kit/databases';
import {
  AuditTrail,
  createAuditChain,
  DatabaseConfig,
  keepAudit,
  migrate,
} from '@rosetta/service-kit';
import { databaseUrl, testAuditConfig } from '@rosetta/service-kit/testUtils';
import { REF_MIGRATIONS, service } from '@rosetta/platform-ref-api';
import { Command } from 'commander';
import { registerAuditCommands } from './auditCommands';
import { platformDeps } from './auditDeps';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
const TABLE = service.audit!;

describe('rosetta audit', () => {
  const config = testAuditConfig();
  let output = { out: '', exitCode: 0 };
  let connection: string;

  const rosetta = async (...args: string[]) => {
    output = { out: '', exitCode: 0 };
    const program = new Command().exitOverride();
    registerAuditCommands(program, {
      domains: () => [{ name: 'ref', table: TABLE }],
      config: async () => ({
        audit: config,
        databases: { [TABLE.chain]: DatabaseConfig.parse({ connection }) },
      }),
      stdout: {
        write: text => {
          output.out += text;
          return true;
        },
      },
      setExitCode: code => {
        output.exitCode = code;
      },
    });
    await program.parseAsync(['node', 'rosetta', 'audit', ...args]);
    return output;
  };

  it('verifies each domain, ends with 1 where one is broken, and records a restore', async () => {
    const db = await databases.init('POSTGRES_18');
    await migrate(db, REF_MIGRATIONS);
    keepAudit(db, createAuditChain(config, TABLE.chain));
    const record = {
      actor: 'user:default/jane',
      requestId: 'request-1',
      kind: 'application',
      entityId: 'app-shop',
      op: 'update',
      reason: null,
      before: null,
      after: null,
    };
    await db.transaction(trx => new AuditTrail(trx, TABLE).append([record]));
    connection = databaseUrl(db);

    expect(await rosetta('verify')).toEqual({
      out: 'ref: valid, 1 entries, no checkpoint yet\n',
      exitCode: 0,
    });
    const forked = await rosetta('fork', 'ref', '--reason', 'Disk lost');
    expect(forked.out).toBe(
      'ref: goes on from entry 1; no checkpoint knows of a later one.\n',
    );
    expect((await rosetta('verify', 'ref')).out).toContain('valid, 2 entries');

    await db.raw('alter table ref_audit disable trigger all');
    await db('ref_audit').where({ seq: 1 }).update({ author: 'nobody' });
    expect(await rosetta('verify', 'ref', '--json')).toEqual({
      out: '{"domain":"ref","valid":false,"checked":0,"firstBroken":1,"reason":"altered"}\n',
      exitCode: 1,
    });
    await expect(rosetta('verify', 'x')).rejects.toThrow('There is no audit of "x"'); // prettier-ignore
  });

  it('knows the domains that have an audit', () => {
    expect(platformDeps().domains().map(({ name }) => name)).toEqual(['ref', 'finops', 'monitoring']); // prettier-ignore
  });
});
