import { keptRelations } from './findIncompatible';
import { Constraint, Index } from './readCatalog';
import { Change, Finding } from './types';

const NOT_VALID =
  'Add it `not valid`, which reads no row, and `validate constraint` it in the next migration.';
const CONCURRENTLY =
  'Make it by `create index concurrently` in a migration of its own that exports `config = { transaction: false }`.';
const ON_ONLY =
  'Make it `on only` the partitioned table, then `concurrently` on each partition, and attach these.';
const USING_INDEX =
  'Make the unique index `concurrently` first, then add the constraint `using index`.';

/** PostgreSQL keeps no trace of how an index was made; a concurrent one can be made by a statement of its own only. */
const isMadeBy = (
  how: RegExp,
  { name }: Index,
  { statements }: Change,
): boolean =>
  statements.some(
    statement => how.test(statement) && statement.split(/\W+/).includes(name),
  );

/** Where the type of a column changes and its values do not, PostgreSQL takes the same index under another number. */
const wasThere = ({ oid, file }: Index, { before }: Change) =>
  before.indexes.some(
    index => index.oid === oid || (file > 0 && index.file === file),
  );

const addedIndexes = (change: Change): Finding[] =>
  keptRelations(change).flatMap(({ after: table }) => {
    const { after } = change;
    const owned = after.constraints.map(({ index }) => index);
    const added = after.indexes.filter(
      index =>
        index.relation === table.oid &&
        !index.inherited &&
        !owned.includes(index.oid) &&
        !wasThere(index, change),
    );
    return added.flatMap(index => {
      const problem = `index ${index.name} is made while nobody can write to table ${table.name}`;
      if (table.kind === 'p')
        return isMadeBy(/\son\s+only\s/i, index, change)
          ? []
          : { problem, cure: ON_ONLY };
      if (
        !isMadeBy(
          /^\s*create\s+(unique\s+)?index\s+concurrently\s/i,
          index,
          change,
        )
      )
        return { problem, cure: CONCURRENTLY };
      if (index.valid) return [];
      return {
        problem: `index ${index.name} of table ${table.name} is left invalid`,
        cure: 'Drop it, find out what it failed of, and make it once more.',
      };
    });
  });

const KINDS: Partial<Record<Constraint['kind'], string>> = {
  c: 'check',
  f: 'foreign key',
  n: 'not null',
};

const addedConstraints = (change: Change): Finding[] =>
  keptRelations(change).flatMap(({ after: table }) => {
    const { before, after } = change;
    const known = before.columns
      .filter(({ relation }) => relation === table.oid)
      .map(({ no }) => no);
    const added = after.constraints.filter(
      ({ relation, oid }) =>
        relation === table.oid &&
        !before.constraints.some(constraint => constraint.oid === oid),
    );
    return added.flatMap(({ name, kind, validated, columns, index }) => {
      const lock = `while nobody can use table ${table.name}`;
      if (kind === 'p' || kind === 'u' || kind === 'x')
        return after.indexes.some(
          each => each.oid === index && wasThere(each, change),
        )
          ? []
          : {
              problem: `constraint ${name} is built ${lock}`,
              cure: USING_INDEX,
            };
      // The rows of a new column have its default, which PostgreSQL knows to be there.
      const isOfNewColumn = !columns.some(no => known.includes(no));
      if (!validated || (kind === 'n' && isOfNewColumn)) return [];
      return {
        problem: `${
          KINDS[kind] ?? 'constraint'
        } ${name} is checked on all rows ${lock}`,
        cure: NOT_VALID,
      };
    });
  });

const rewrittenTables = (change: Change): Finding[] =>
  keptRelations(change)
    .filter(
      ({ before, after }) => before.kind === 'r' && before.file !== after.file,
    )
    .map(({ after: { name } }) => ({
      problem: `table ${name} is emptied, or all its rows are written again while nobody can use it`,
      cure: 'Add a column that is null, or whose default is a constant, and let a batch job fill it.',
    }));

/** What would stop those who use a table until the migration has gone through all its rows. */
export const findBlocking = (change: Change): Finding[] =>
  [addedIndexes, addedConstraints, rewrittenTables].flatMap(find =>
    find(change),
  );
