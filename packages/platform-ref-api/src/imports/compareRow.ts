import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationId,
  Change,
  Import,
  ImportCell,
  PEOPLE,
  RefFields,
  RefId,
  RefKind,
  pivotValueProblem,
} from '@rosetta/contracts/ref';
import { readInput } from '@rosetta/contracts/input';
import { z } from 'zod';
import { Authority, isNothing } from '../authority/Authority';
import { Origins } from '../authority/OriginStore';
import { assignIds } from '../changes/assignIds';
import { KINDS } from '../entities/kinds';
import { Known, Match, pivotKey } from './RowMatcher';
import { References, UnknownPivot } from './References';
import { SourceCell, SourcePivot, SourceRow } from './SourceRow';

/** What rows are compared with. */
export interface Comparison {
  kind: RefKind;
  format: Import['format'];
  source: string;
  now: Date;
  effectiveFrom: string;
  authority: Authority;
  origins: Origins;
  references: References;
  known: Known;
}

/** A row, as it is kept. */
export interface ComparedRow extends Pick<Match, 'score' | 'reason'> {
  line: number | null;
  outcome: Match['outcome'] | 'orphan';
  id?: string;
  label: string;
  cells: ImportCell[];
  /** Cells that are already as the référentiel has them. */
  same: number;
  said: Record<string, unknown>;
  changes: Change[];
}

const refused = (
  { column, value }: SourceCell,
  before: unknown,
  code: string,
  message: string,
  values?: Record<string, string>,
): ImportCell => ({ column, outcome: 'refused', before, after: value, code, message, ...(values && { values }) }); // prettier-ignore

const schemaOf = (kind: RefKind, field: string): z.ZodType => {
  const { required, optional } = RefFields[kind];
  return { ...required, ...optional }[field as never];
};

/** Of an open draft of a row: what its cells come to. */
interface Draft {
  cells: ImportCell[];
  same: number;
  said: Record<string, unknown>;
  set: Record<string, unknown>;
}

/** The value that a cell means, or the cell that it is refused as. */
const readCell = (
  { kind, references }: Comparison,
  field: string,
  cell: SourceCell,
  before: unknown,
): { value: unknown } | { cell: ImportCell } => {
  const referred = KINDS[kind].references[field];
  if (referred === 'application' || referred === 'group') {
    const found = references.resolve(referred, cell.value);
    return 'id' in found
      ? { value: found.id }
      : { cell: refused(cell, before, found.code, found.message, found.values) }; // prettier-ignore
  }
  const read = readInput(cell.column, schemaOf(kind, field), cell.value);
  if ('data' in read) return { value: read.data };
  const { code = 'invalid', message = read.problem } = read.problems[0] ?? {};
  return { cell: refused(cell, before, code, message) };
};

/** Why the référentiel keeps what it has. */
const ignoredByAuthority = (
  { kind, source, authority, origins, now }: Comparison,
  id: string,
  field: string,
) => {
  const origin = origins.of(id, field);
  if (authority.mayReplace(kind, field, source, origin, now)) return undefined;
  return {
    outcome: 'ignored' as const,
    code: 'authority',
    message: `${origin.source} said so, and comes before ${source} for ${field}`,
    values: { source: origin.source, over: source, field },
  };
};

const addCell = (
  comparison: Comparison,
  draft: Draft,
  [field, cell]: [string, SourceCell],
  there?: { id: string; fields: Record<string, unknown> },
) => {
  const before = there?.fields[field] ?? null;
  const read = readCell(comparison, field, cell, before);
  if ('cell' in read) {
    // A CMDB has groups of its own: what is known already keeps the one it has.
    const isForeign = comparison.format === 'servicenow' && field in KINDS[comparison.kind].references; // prettier-ignore
    draft.cells.push(there && isForeign ? { ...read.cell, outcome: 'ignored' } : read.cell); // prettier-ignore
    return;
  }
  const { value } = read;
  draft.said[field] = value;
  const isPart = field === 'attributes';
  const after = isPart ? { ...(before as object), ...(value as object) } : value; // prettier-ignore
  if (there && isDeepStrictEqual(before, after)) {
    draft.same += 1;
    return;
  }
  const { column } = cell;
  const ignored =
    there && !isNothing(before)
      ? ignoredByAuthority(comparison, there.id, field)
      : undefined;
  if (!ignored) draft.set[field] = after;
  const outcome = there ? 'change' : 'create';
  draft.cells.push({ column, outcome, before, after, ...ignored });
};

/** A new thing can't be without these. */
const addMissing = ({ kind }: Comparison, draft: Draft, row: SourceRow, given: string[]) => {
  for (const field of Object.keys(RefFields[kind].required))
    if (!(field in row.fields) && !given.includes(field))
      draft.cells.push(
        refused({ column: field, value: null }, null, 'missing', `is missing: a new ${kind} must have it; add it to line ${row.line}`),
      );
}; // prettier-ignore

const addUnknown = (draft: Draft, unknown: UnknownPivot[]) => {
  for (const { column, type, value } of unknown)
    draft.cells.push({
      column,
      outcome: 'ignored',
      before: null,
      after: value,
      code: 'not-an-application',
      message: `no application has ${type} ${value}`,
      values: { type, value },
    });
};

/** The ids in tools that a row of an application names: one that is of another application is refused. */
const pivotChanges = (
  { known, source }: Comparison,
  draft: Draft,
  application: string,
  pivots: SourcePivot[],
): Change[] =>
  pivots.flatMap(({ column, type, value }): Change[] => {
    const cell = { column, value };
    const problem = pivotValueProblem(type, value);
    const owner = known.owners.get(pivotKey({ type, value }));
    if (problem) {
      draft.cells.push(refused(cell, null, 'format', problem));
      return [];
    }
    if (owner?.application === application) {
      draft.same += 1;
      return [];
    }
    if (owner) {
      draft.cells.push(
        refused(cell, owner.application, 'value-taken', `belongs to ${owner.application} (pivot ${owner.id}); end it there first, or correct the line`, { value, application: owner.application, pivot: owner.id }), // prettier-ignore
      );
      return [];
    }
    draft.cells.push({ column, outcome: 'create', before: null, after: value });
    const from = source === PEOPLE ? {} : { source };
    return [
      {
        op: 'create',
        kind: 'pivot',
        set: { application, type, value, ...from },
      },
    ];
  });

const textOf = ({ fields }: SourceRow, ...names: string[]) =>
  names.flatMap(name => (fields[name] ? [String(fields[name].value)] : []));

const labelOf = (kind: RefKind, row: SourceRow, id = '') => {
  const LABELS: Record<RefKind, string[]> = {
    application: textOf(row, 'name'),
    group: textOf(row, 'name'),
    relation: textOf(row, 'from', 'type', 'to'),
    pivot: textOf(row, 'type', 'value'),
  };
  return LABELS[kind].join(' ') || id;
};

/** The id of what is new, or the reason why it can have none. */
const newId = (kind: RefKind, row: SourceRow, draft: Draft) => {
  if (row.id) {
    const schema = kind === 'application' ? ApplicationId : RefId;
    const read = readInput('id', schema, row.id.value);
    if ('data' in read) return read.data;
    draft.cells.push(
      refused(row.id, null, 'format', read.problems[0]?.message ?? read.problem), // prettier-ignore
    );
    return undefined;
  }
  if (draft.cells.some(({ outcome }) => outcome === 'refused')) return undefined; // prettier-ignore
  const { stored, problems } = assignIds([{ op: 'create', kind, set: draft.set } as Change]); // prettier-ignore
  if (problems.length === 0) return stored[0].id;
  draft.cells.push(
    refused(row.fields.name ?? { column: 'name', value: null }, null, 'no-id', `${problems[0].message} in a column id`), // prettier-ignore
  );
  return undefined;
};

const isSettled = ({ cells }: Draft) =>
  !cells.some(({ outcome }) => outcome === 'refused');

const ownChanges = (
  { kind, effectiveFrom }: Comparison,
  { set }: Draft,
  id: string,
  isNew: boolean,
): Change[] => {
  if (isNew) return [{ op: 'create', kind, id, set } as Change];
  return Object.keys(set).length > 0
    ? [{ op: 'update', kind, id, set, effectiveFrom } as Change]
    : [];
};

/**
 * What a row would create, change or leave, cell by cell. Pure.
 * @param fields - of what it matches, as they are now
 */
export const compareRow = (
  comparison: Comparison,
  row: SourceRow,
  match: Match,
  fields?: Record<string, unknown>,
  unknown: UnknownPivot[] = [],
): ComparedRow => {
  const { kind } = comparison;
  const draft: Draft = { cells: [], same: 0, said: {}, set: {} };
  const there =
    match.id !== undefined && fields ? { id: match.id, fields } : undefined;
  for (const entry of Object.entries(row.fields))
    addCell(comparison, draft, entry, there);
  addUnknown(draft, unknown);
  if (!there) addMissing(comparison, draft, row, unknown.map(each => each.field)); // prettier-ignore
  const id =
    there?.id ?? (unknown.length > 0 ? undefined : newId(kind, row, draft));
  const changes =
    id !== undefined && unknown.length === 0
      ? ownChanges(comparison, draft, id, !there)
      : [];
  const pivots = pivotChanges(comparison, draft, id ?? '', row.pivots);
  return {
    line: row.line,
    outcome: match.outcome,
    id,
    label: labelOf(kind, row, id),
    score: match.score,
    reason: match.reason,
    cells: draft.cells,
    same: draft.same,
    said: unknown.length === 0 ? draft.said : {},
    changes: isSettled(draft) && id !== undefined ? [...changes, ...pivots] : [],
  }; // prettier-ignore
};
