import {
  Change,
  Import,
  ImportCell,
  RefKind,
  RowOutcome,
} from '@rosetta/contracts/ref';
import { Knex } from 'knex';
import { checkAttributes } from '../attributes/checkAttributes';
import { AttributesConfig } from '../attributes/config';
import { assignIds } from '../changes/assignIds';
import { planChanges } from '../changes/planChanges';
import { Problem } from '../changes/problems';
import { ImportRowStore } from './ImportRowStore';
import { ChangedRow, splitIntoRequests } from './splitIntoRequests';

/** What rows would be refused for together, though each is right alone. */
const findProblems = async (
  db: Knex,
  attributes: AttributesConfig,
  rows: ChangedRow[],
) => {
  const changes = rows.flatMap(row => row.changes);
  const wrong = checkAttributes(changes, attributes);
  if (wrong.length > 0) return wrong;
  const { stored, problems } = assignIds(changes);
  if (problems.length > 0) return problems;
  return (await planChanges(db, stored)).problems;
};

const setOf = (change: Change): Record<string, unknown> =>
  'set' in change ? change.set : {};

/** A file of applications calls the value of a pivot by its type. */
const columnOf = (kind: RefKind, change: Change, { field, at }: Problem) => {
  if (change.kind !== kind) return String(setOf(change).type);
  return at === undefined ? field : `${field}.${at}`;
};

const toCell = (
  kind: RefKind,
  change: Change,
  problem: Problem,
): ImportCell => {
  const { field, code, message, values, current } = problem;
  const set = setOf(change);
  return {
    column: columnOf(kind, change, problem),
    outcome: 'refused',
    before: current ?? null,
    after: field === 'id' ? change.id ?? null : set[field] ?? null,
    code,
    message: `${message}; correct the line, or change the other first`,
    ...(values && { values }),
  };
};

/** What is wrong, by row. */
const refusedCells = (
  kind: RefKind,
  rows: ChangedRow[],
  problems: Problem[],
) => {
  const places = rows.flatMap(({ seq, changes }) =>
    changes.map(change => ({ seq, change })),
  );
  const cells = new Map<number, ImportCell[]>();
  for (const problem of problems) {
    const { seq, change } = places[problem.change];
    cells.set(seq, [...(cells.get(seq) ?? []), toCell(kind, change, problem)]);
  }
  return cells;
};

/** What is refused hides what else is wrong: so often it is looked for again. */
const MAX_PASSES = 5;

/** Probable matches are in no request yet; attributes that would be refused then are told now. */
const refuseProbable = async (
  store: ImportRowStore,
  attributes: AttributesConfig,
  { id, kind }: Pick<Import, 'id' | 'kind'>,
) => {
  const rows = await store.changes(id, ['probable']);
  const changes = rows.flatMap(row => row.changes);
  const problems = checkAttributes(changes, attributes);
  await store.refuse(id, refusedCells(kind, rows, problems));
};

/** Refuses cells of rows that are in conflict with one another, or with what is there. */
export const refuseConflicts = async (
  db: Knex,
  attributes: AttributesConfig,
  { id, kind }: Pick<Import, 'id' | 'kind'>,
): Promise<void> => {
  const store = new ImportRowStore(db);
  await refuseProbable(store, attributes, { id, kind });
  const outcomes: RowOutcome[] = ['match', 'new'];
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const cells = new Map<number, ImportCell[]>();
    for (const rows of splitIntoRequests(await store.changes(id, outcomes))) {
      const problems = await findProblems(db, attributes, rows);
      for (const [seq, found] of refusedCells(kind, rows, problems))
        cells.set(seq, found);
    }
    if (cells.size === 0) return;
    await store.refuse(id, cells);
  }
};
