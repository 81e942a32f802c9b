import { InputError } from '@backstage/errors';
import { RefKind, ServiceNowDump } from '@rosetta/contracts/ref';
import { slug } from '@rosetta/contracts/values';
import { SourceCell, SourcePivot, SourceRow } from './SourceRow';

type ServiceNowRecord = ServiceNowDump['result'][number];

/** Both forms of a cell, as far as the answer has them. */
const formsOf = (record: ServiceNowRecord, column: string) => {
  const cell = record[column];
  if (cell === null || cell === undefined) return { value: '', shown: '' };
  if (typeof cell !== 'object')
    return { value: String(cell).trim(), shown: String(cell).trim() };
  const value = (cell.value ?? '').trim();
  return { value, shown: (cell.display_value ?? '').trim() || value };
};

/** The first of some columns that says something. */
const firstOf = (record: ServiceNowRecord, ...columns: string[]) =>
  columns
    .map(column => ({ column, ...formsOf(record, column) }))
    .find(({ value, shown }) => value || shown);

const CRITICALITIES = ['critical', 'high', 'medium', 'low'];
/** `1 - most critical`, or what people made of it. */
const criticalityOf = ({ value, shown }: { value: string; shown: string }) => {
  const rank = /^[1-4]/.exec(value) ?? /^[1-4]/.exec(shown);
  return rank
    ? CRITICALITIES[Number(rank[0]) - 1]
    : (shown || value).toLocaleLowerCase('en');
};

const FIELDS: Record<string, { columns: string[]; read(cell: { value: string; shown: string }): string }> = {
  name: { columns: ['name'], read: ({ shown }) => shown },
  description: { columns: ['short_description', 'description'], read: ({ shown }) => shown },
  group: { columns: ['support_group', 'managed_by_group', 'assignment_group', 'change_control'], read: ({ shown }) => shown },
  criticality: { columns: ['business_criticality', 'busines_criticality'], read: criticalityOf },
  lifecycle: { columns: ['life_cycle_stage', 'operational_status', 'install_status'], read: ({ shown }) => shown.toLocaleLowerCase('en') },
}; // prettier-ignore

/** The columns that are read of a row, by kind; what ServiceNow is asked for. */
export const SERVICENOW_COLUMNS = {
  application: [
    'sys_id',
    ...Object.values(FIELDS).flatMap(({ columns }) => columns),
  ],
  relation: ['sys_id', 'parent', 'child', 'type'],
} satisfies Partial<Record<RefKind, readonly string[]>>;

const ciOf = (
  record: ServiceNowRecord,
  column: string,
): SourcePivot | undefined => {
  const { value } = formsOf(record, column);
  return value ? { column, type: 'servicenow:ci', value } : undefined;
};

const toApplication = (record: ServiceNowRecord, line: number): SourceRow => {
  const fields: Record<string, SourceCell> = {};
  for (const [field, { columns, read }] of Object.entries(FIELDS)) {
    const cell = firstOf(record, ...columns);
    if (cell) fields[field] = { column: cell.column, value: read(cell) };
  }
  const ci = ciOf(record, 'sys_id');
  return { line, fields, pivots: ci ? [ci] : [] };
};

/** `Depends on::Used by`: what the parent does, then what the child does. */
const typeOf = (record: ServiceNowRecord): SourceCell | undefined => {
  const cell = firstOf(record, 'type');
  const type = cell && slug(cell.shown.split('::')[0]);
  return type ? { column: 'type', value: type } : undefined;
};

const toRelation = (record: ServiceNowRecord, line: number): SourceRow => {
  const type = typeOf(record);
  const ends = { from: ciOf(record, 'parent'), to: ciOf(record, 'child') };
  return {
    line,
    fields: type ? { type } : {},
    pivots: [],
    byPivot: Object.fromEntries(
      Object.entries(ends).flatMap(([field, pivot]) =>
        pivot ? [[field, pivot]] : [],
      ),
    ),
  };
};

/**
 * Reads an answer of the ServiceNow Table API: of a `cmdb_ci_*` table, or of `cmdb_rel_ci`. A record is a line,
 * counted from 1. What the référentiel has no field for is left out.
 */
export const readServiceNowRows = (
  kind: RefKind,
  { result }: ServiceNowDump,
): SourceRow[] => {
  const read = { application: toApplication, relation: toRelation }[
    kind as string
  ];
  if (!read)
    throw new InputError(
      `query.kind: ServiceNow has application and relation; send a ${kind} as CSV`,
    );
  return result.map((record, index) => read(record, index + 1));
};
