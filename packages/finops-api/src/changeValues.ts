import {
  finopsAudit,
  ValueStore,
  ValueTable,
  ValueToSet,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { Author } from './audited';

/** A value before and after; null where there is none. */
interface ValueChange {
  before: string | null;
  after: string | null;
}

/** Who changes values, and which revision of them they have read. */
export interface ValueEdit {
  author: Author;
  /** Refuses a revision that the caller has not read. */
  assertCurrent(revision: number): void;
}

interface ChangeOptions<Key> extends ValueEdit {
  table: ValueTable<Key>;
  /** What the audit calls such a value. */
  kind: string;
  items: readonly ValueToSet<Key>[];
  reason?: string;
  /** What the audit keeps besides the value. */
  beside?: object;
}

const opOf = ({ before, after }: ValueChange) => {
  if (before === null) return 'create';
  return after === null ? 'delete' : 'update';
};

const audit = async <Key extends Record<keyof Key, string>>(
  trx: Knex,
  { table, kind, author, reason, beside }: ChangeOptions<Key>,
  changes: readonly (Key & ValueChange)[],
) => {
  const stateOf = (value: string | null) =>
    value === null ? null : { [table.value]: value, ...beside };
  await finopsAudit(trx).append(
    changes.map(change => ({
      ...author,
      reason: reason ?? null,
      kind,
      entityId: table.key.map(column => change[column]).join('/'),
      op: opOf(change),
      before: stateOf(change.before),
      after: stateOf(change.after),
    })),
  );
};

/** Sets and removes values that people keep, all of them or none, with the audit of it. Answers what was changed. */
export const changeValues = <Key extends Record<keyof Key, string>>(
  db: Knex,
  options: ChangeOptions<Key>,
): Promise<{ revision: number; changes: (Key & ValueChange)[] }> =>
  db.transaction(async trx => {
    const { table, items, author, reason = null, assertCurrent } = options;
    const store = new ValueStore(trx, table);
    await store.lock();
    assertCurrent(await store.revision());
    const before = await store.values(items);
    const changes = items
      .map((item, at) => ({ ...item, before: before[at] }))
      .filter(change => change.before !== change.after);
    await store.add(author.actor, changes, reason);
    await audit(trx, options, changes);
    return { revision: await store.revision(), changes };
  });
