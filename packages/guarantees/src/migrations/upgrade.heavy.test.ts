import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Domain, finops, monitoring, ref } from '@rosetta/contracts/domains';
import { migrateFinopsMart } from '@rosetta/finops-mart';
import { publishTestRun } from '@rosetta/finops-mart/testUtils';
import { migrateMonitoringMart } from '@rosetta/monitoring-mart';
import {
  assertMigrated,
  createMachineTokens,
  migrate,
  Migrations,
  migrationsOf,
  RunningService,
  ServiceOptions,
  startService,
} from '@rosetta/service-kit';
import { databaseUrl, RAISED_LIMITS } from '@rosetta/service-kit/testUtils';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { exportJWK, generateKeyPair, JWK } from 'jose';
import { Knex } from 'knex';
import { Load } from '../restart/Load';
import { openDomainService } from '../services/openDomainService';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
jest.setTimeout(120_000);

const CLIENTS = 4;
const NOWHERE = 'http://127.0.0.1:1';

const migrationsIn = (packageJson: string, tableName: string) =>
  migrationsOf(require.resolve(packageJson), tableName);

const publishCosts = async (db: Knex) => {
  await migrateFinopsMart(db);
  await publishTestRun(db, {
    period: '2024-09',
    facts: [
      { application: 'app-shop', effective: '20.52022672899' },
      { application: 'app-shop', effective: '0.1' },
      { effective: '14.97651418586' },
    ],
  });
};

const REF = migrationsIn(
  '@rosetta/platform-ref-api/package.json',
  'platform_ref_migrations',
);

interface Upgrade {
  domain: Domain;
  migrations: Migrations;
  /** Makes a database that has something to read. */
  fill(db: Knex): Promise<void>;
  /** What is read all the time, and a table that it is read from. */
  path: string;
  table: string;
}

const UPGRADES: Upgrade[] = [
  {
    domain: finops,
    migrations: migrationsIn(
      '@rosetta/finops-mart/package.json',
      'finops_mart_migrations',
    ),
    fill: publishCosts,
    path: '/v1/costs?from=2024-09&groupBy=application',
    table: 'publication',
  },
  {
    domain: monitoring,
    migrations: migrationsIn(
      '@rosetta/monitoring-mart/package.json',
      'monitoring_mart_migrations',
    ),
    fill: migrateMonitoringMart,
    path: '/v1/applications/app-shop/deployments?from=2024-09-01&to=2024-10-01',
    table: 'publication',
  },
  {
    domain: ref,
    migrations: REF,
    fill: db => migrate(db, REF),
    path: '/v1/applications',
    table: 'ref_application',
  },
];

/** What the next release brings: a column, and an index that is made beside readers and writers. */
const NEXT = (table: string) => ({
  '29990101_01_column.js': `
    exports.up = knex => knex.raw("alter table ${table} add column next text not null default ''");
    exports.down = knex => knex.raw('alter table ${table} drop column next');`,
  '29990101_02_index.js': `
    exports.config = { transaction: false };
    exports.up = knex => knex.raw('create index concurrently ${table}_next on ${table} (next)');
    exports.down = knex => knex.raw('drop index ${table}_next');`,
});

/** This release, and the next one: the same code with migrations that this one does not know. */
class Releases {
  /** Where requests go to. */
  readonly serving: RunningService[] = [];
  /** Each answer once: figures are the same when there is one. */
  readonly answers = new Set<string>();

  static async prepare(upgrade: Upgrade, db: Knex) {
    const { migrations, table } = upgrade;
    await upgrade.fill(db);
    const directory = await mkdtemp(join(tmpdir(), 'rosetta-next-'));
    await cp(migrations.directory, directory, { recursive: true });
    for (const [file, text] of Object.entries(NEXT(table)))
      await writeFile(join(directory, file), text);
    const keys = await generateKeyPair('ES256', { extractable: true });
    return new Releases(
      { ...upgrade, db, next: { ...migrations, directory } },
      {
        publicKey: await exportJWK(keys.publicKey),
        machineKey: await exportJWK(keys.privateKey),
      },
    );
  }

  private constructor(
    readonly upgrade: Upgrade & { db: Knex; next: Migrations },
    readonly keys: { publicKey: JWK; machineKey: JWK },
  ) {}

  #open() {
    const { domain, db } = this.upgrade;
    const url = databaseUrl(db);
    const { audience, database, service } = domain;
    return openDomainService(domain, {
      identity: {
        gateway: { jwksUrl: NOWHERE },
        machineKey: this.keys.machineKey,
        machines: {
          jwks: { keys: [this.keys.publicKey] },
          callers: [
            { id: 'a reader', audience, actions: [`${domain.name}.read`] },
          ],
        },
      },
      limits: RAISED_LIMITS,
      log: { level: 'silent' },
      shutdown: { drainSeconds: 0, limitSeconds: 5 },
      services: {
        // What a reader is told needs no other service.
        'platform-ref-api': { baseUrl: NOWHERE },
        [service.name]: { baseUrl: NOWHERE, port: 0 },
      },
      sources: {},
      databases: { [database]: { connection: url } },
      rawStore: { kind: 'postgres', connection: url },
    });
  }

  async start(): Promise<RunningService> {
    return this.#serve(this.#open());
  }

  async startNext(): Promise<RunningService> {
    const { db, domain, next } = this.upgrade;
    const options = this.#open();
    const schema = {
      migrate: () => migrate(db, next),
      check: () => assertMigrated(db, domain.database, [next]),
    };
    const dependencies = options.dependencies.map(dependency =>
      dependency.name === domain.database
        ? { ...dependency, ...schema }
        : dependency,
    );
    return this.#serve({ ...options, dependencies });
  }

  async #serve(options: ServiceOptions): Promise<RunningService> {
    const service = await startService(options);
    this.serving.push(service);
    return service;
  }

  /** As a balancer does: nothing new is sent to it, then it stops. */
  async stop(service: RunningService) {
    this.serving.splice(this.serving.indexOf(service), 1);
    await sleep(200);
    await service.stop('it is replaced');
  }

  async load(): Promise<Load> {
    const tokenFor = createMachineTokens({
      key: this.keys.machineKey,
      issuer: 'rosetta-machines',
      subject: 'a reader',
    });
    const token = await tokenFor(this.upgrade.domain.audience);
    const headers = { authorization: `Bearer ${token}` };
    let sent = 0;
    const read = async () => {
      sent += 1;
      const { url } = this.serving[sent % this.serving.length];
      const answer = await fetch(url + this.upgrade.path, { headers });
      this.answers.add(await answer.clone().text());
      return answer;
    };
    return new Load(CLIENTS, () => () => ({ answer: read(), expected: [200] }));
  }

  hasIndex = async (): Promise<boolean> => {
    const { db, table } = this.upgrade;
    const { rows } = await db.raw(
      'select indisvalid from pg_index where indexrelid = to_regclass(?)',
      [`${table}_next`],
    );
    return rows[0]?.indisvalid ?? false;
  };

  close() {
    return rm(this.upgrade.next.directory, { recursive: true });
  }
}

const readiness = async ({ url }: RunningService) =>
  (await fetch(`${url}/health/ready`)).status;

describe('an upgrade under load', () => {
  it.each(UPGRADES.map(each => [each.domain.service.name, each] as const))(
    'loses no request of %s and changes no digit, forward and back',
    async (_, upgrade) => {
      const releases = await Releases.prepare(
        upgrade,
        await databases.init('POSTGRES_18'),
      );
      const before = await releases.start();
      const load = await releases.load();
      await sleep(300);
      expect(await releases.hasIndex()).toBe(false);

      const next = await releases.startNext();
      expect(await releases.hasIndex()).toBe(true);
      await sleep(500);
      expect([await readiness(before), await readiness(next)]).toEqual([
        200, 200,
      ]);
      await releases.stop(before);
      await sleep(300);

      const back = await releases.start();
      await releases.stop(next);
      await sleep(300);
      expect(await readiness(back)).toBe(200);

      const { answered, ...rest } = await load.stop();
      await releases.stop(back);
      await releases.close();
      expect(rest).toEqual({ refused: 0, lost: {} });
      expect(answered).toBeGreaterThan(5 * CLIENTS);
      expect(releases.answers.size).toBe(1);
    },
  );
});
