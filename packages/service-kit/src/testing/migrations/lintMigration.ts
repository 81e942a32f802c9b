import { Knex } from 'knex';
import { findBlocking } from './findBlocking';
import { findIncompatible } from './findIncompatible';
import { readCatalog } from './readCatalog';
import { Change, Finding, MigrationModule } from './types';

const RELEASE = /^(\d+)\.(\d+)\.(\d+)$/;

/** Whether one release comes before another, both as `1.2.3`. */
const isOlder = (one: string, other: string): boolean => {
  const [ones, others] = [one, other].map(release =>
    RELEASE.exec(release)!.slice(1).map(Number),
  );
  const first = ones.findIndex((part, index) => part !== others[index]);
  return first >= 0 && ones[first] < others[first];
};

const checkContract = (
  { contract }: MigrationModule,
  release: string,
  isNeeded: boolean,
): Finding[] => {
  if (!contract) return [];
  if (!isNeeded)
    return [
      {
        problem: '`contract` is exported, and nothing is taken away',
        cure: 'Remove it.',
      },
    ];
  if (!RELEASE.test(contract.release) || !contract.reason?.trim())
    return [
      {
        problem:
          '`contract` does not say which release stopped using it, or why',
        cure: "Export `contract = { release: '1.2.3', reason: '…' }`.",
      },
    ];
  if (isOlder(contract.release, release)) return [];
  return [
    {
      problem: `release ${contract.release} is not older than this one, ${release}: what stopped using it may not be running yet`,
      cure: 'Take it away in a later release.',
    },
  ];
};

/** Runs `up` as knex would, and keeps what it sends. */
async function apply(db: Knex, { up, config }: MigrationModule) {
  const statements: string[] = [];
  const record = ({ sql }: { sql: string }) => statements.push(sql);
  db.on('query', record);
  try {
    if (config?.transaction === false) await up(db);
    else await db.transaction(trx => up(trx));
  } finally {
    db.removeListener('query', record);
  }
  return statements;
}

/**
 * Applies a migration and says, of what it changed in PostgreSQL's own catalog, what a rolling
 * upgrade would suffer from: the release before this one still runs, and is gone back to when this
 * one fails. What only changes rows is not judged.
 * @param release - the one that the migration comes with
 * @returns sentences with the file, the object and the cure; none when all is well
 */
export async function lintMigration(
  db: Knex,
  file: string,
  migration: MigrationModule,
  release: string,
): Promise<string[]> {
  const before = await readCatalog(db);
  const statements = await apply(db, migration);
  const change: Change = { before, after: await readCatalog(db), statements };
  const incompatible = findIncompatible(change);
  const found = [
    ...(migration.contract ? [] : incompatible),
    ...checkContract(migration, release, incompatible.length > 0),
    ...findBlocking(change),
  ];
  return found.map(({ problem, cure }) => `${file}: ${problem}. ${cure}`);
}
