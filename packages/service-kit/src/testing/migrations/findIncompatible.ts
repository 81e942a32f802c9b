import { Column, Index, Relation } from './readCatalog';
import { Change, Finding } from './types';

const CONTRACT =
  'Keep it until no release uses it any more; then take it away in a migration that exports `contract`.';
const ADD_BESIDE =
  'Add the new one beside it, write both, and take the old one away in a later release.';
const FREE_TO_WRITE =
  'Have a release that obeys it first; then say in a migration that exports `contract` which one that was.';

const KINDS: Record<string, string> = { v: 'view', m: 'view' };
const describe = ({ kind, name }: Relation) =>
  `${KINDS[kind] ?? 'table'} ${name}`;

/** Views are made anew when their columns change: the same name is the same view. */
const successorOf = (relation: Relation, { after }: Change) =>
  after.relations.find(({ oid }) => oid === relation.oid) ??
  after.relations.find(
    ({ kind, name }) =>
      kind === relation.kind && kind in KINDS && name === relation.name,
  );

/** The tables and views that were there and are, with both. */
export const keptRelations = (change: Change) =>
  change.before.relations.flatMap(before => {
    const after = successorOf(before, change);
    return after ? [{ before, after }] : [];
  });

const lostRelations = (change: Change): Finding[] =>
  change.before.relations.flatMap(relation => {
    const after = successorOf(relation, change);
    if (!after)
      return { problem: `${describe(relation)} is dropped`, cure: CONTRACT };
    if (after.name === relation.name) return [];
    const problem = `${describe(relation)} is renamed to ${after.name}`;
    return { problem, cure: ADD_BESIDE };
  });

const VARYING = /^character varying(?:\((\d+)\))?$/;
const NUMERIC = /^numeric(?:\((\d+),(\d+)\))?$/;

/** Whether all that was written before fits, and nothing has to be written again. */
function widens(before: string, after: string): boolean {
  const [text, varying] = [VARYING.exec(before), VARYING.exec(after)];
  if (text && after === 'text') return true;
  if (text && varying)
    return !varying[1] || Number(text[1]) <= Number(varying[1]);
  const [small, large] = [NUMERIC.exec(before), NUMERIC.exec(after)];
  if (!small || !large) return false;
  if (!large[1]) return true;
  return small[2] === large[2] && Number(small[1]) <= Number(large[1]);
}

function changedColumn(
  before: Column,
  after: Column | undefined,
  table: string,
): Finding[] {
  const column = `column ${table}.${before.name}`;
  if (!after) return [{ problem: `${column} is dropped`, cure: CONTRACT }];
  const found: Finding[] = [];
  if (after.name !== before.name)
    found.push({
      problem: `${column} is renamed to ${after.name}`,
      cure: ADD_BESIDE,
    });
  if (after.type !== before.type && !widens(before.type, after.type))
    found.push({
      problem: `${column} changes its type from ${before.type} to ${after.type}`,
      cure: ADD_BESIDE,
    });
  if (after.required && !before.required)
    found.push({ problem: `${column} becomes not null`, cure: FREE_TO_WRITE });
  if (before.filled && !after.filled)
    found.push({ problem: `${column} loses its default`, cure: FREE_TO_WRITE });
  return found;
}

const changedColumns = (change: Change): Finding[] =>
  keptRelations(change).flatMap(({ before, after }) => {
    const now = change.after.columns.filter(
      ({ relation }) => relation === after.oid,
    );
    const known = change.before.columns.filter(
      ({ relation }) => relation === before.oid,
    );
    const same = (one: Column) => (other: Column) =>
      before.oid === after.oid ? one.no === other.no : one.name === other.name;
    const required = now
      .filter(column => !known.some(same(column)))
      .filter(column => column.required && !column.filled)
      .map(({ name }) => ({
        problem: `new column ${after.name}.${name} is not null and has no default`,
        cure: 'Give it a default, or let it be null: a release that does not know it writes rows too.',
      }));
    return [
      ...known.flatMap(column =>
        changedColumn(column, now.find(same(column)), after.name),
      ),
      ...required,
    ];
  });

const isSameKey = (one: Index) => (other: Index) =>
  other.unique && other.relation === one.relation && other.key === one.key;

const changedUniqueness = (change: Change): Finding[] =>
  keptRelations(change).flatMap(({ after: { oid, name } }) => {
    const of = (indexes: Index[]) =>
      indexes.filter(index => index.unique && index.relation === oid);
    const [old, now] = [of(change.before.indexes), of(change.after.indexes)];
    const added = now.filter(index => !old.some(isSameKey(index)));
    const lost = old.filter(index => !now.some(isSameKey(index)));
    return [
      ...added.map(index => ({
        problem: `${index.name} makes rows of table ${name} unique`,
        cure: FREE_TO_WRITE,
      })),
      ...lost.map(index => ({
        problem: `unique index ${index.name} of table ${name} is dropped, which an \`on conflict\` may name`,
        cure: CONTRACT,
      })),
    ];
  });

const changedRoutines = ({ before, after }: Change): Finding[] =>
  before.routines
    .filter(
      ({ signature }) =>
        !after.routines.some(routine => routine.signature === signature),
    )
    .map(({ signature }) => ({
      problem: `function ${signature} is dropped or called otherwise`,
      cure: 'Add a function of another name, and drop this one in a migration that exports `contract`.',
    }));

const changedEnums = ({ before, after }: Change): Finding[] =>
  before.enums.flatMap(({ name, labels }) => {
    const now = after.enums.find(type => type.name === name)?.labels ?? [];
    return labels
      .filter(label => !now.includes(label))
      .map(label => ({
        problem: `value '${label}' of type ${name} is gone`,
        cure: ADD_BESIDE,
      }));
  });

/** What the release that is running could not read, call or write any more. */
export const findIncompatible = (change: Change): Finding[] =>
  [
    lostRelations,
    changedColumns,
    changedUniqueness,
    changedRoutines,
    changedEnums,
  ].flatMap(find => find(change));
