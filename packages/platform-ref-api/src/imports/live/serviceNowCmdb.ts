import { ConflictError } from '@backstage/errors';
import {
  MAX_IMPORT_ROWS,
  RefKind,
  ServiceNowDump,
} from '@rosetta/contracts/ref';
import { UpstreamAnswerError } from '@rosetta/http-kit';
import {
  ServiceNowClient,
  TableCount,
  serviceNow,
} from '@rosetta/sources/servicenow';
import { ServiceNowImportConfig } from '../../referentielConfig';
import { SERVICENOW_COLUMNS } from '../readServiceNowRows';
import { LiveRows, LiveSource } from './types';

type LiveKind = keyof typeof SERVICENOW_COLUMNS;

const RELATIONS = 'cmdb_rel_ci';

interface LiveTable {
  table: string;
  filter?: string;
}

/** Of the relations of all there is in a CMDB, those between applications: the others are many, and would be ignored. */
const tablesOf = ({
  table,
  filter,
}: ServiceNowImportConfig): Record<LiveKind, LiveTable> => ({
  application: { table, filter },
  relation: {
    table: RELATIONS,
    filter: ['parent', 'child']
      .map(end => `${end}.sys_class_nameINSTANCEOF${table}`)
      .join('^'),
  },
});

const tooMany = (table: string) =>
  new ConflictError(
    `${table} of ServiceNow has more than ${MAX_IMPORT_ROWS} rows; leave some out with rosetta.referentiel.imports.servicenow.filter`,
  );

/** A table that is empty for its user would make all that is here look gone. */
const noRows = (table: string, expected: number) =>
  new ConflictError(
    expected > 0
      ? `ServiceNow gave none of the ${expected} rows of ${table}: an access rule hides them from its user; give it a role that reads the table`
      : `${table} of ServiceNow has no row; check rosetta.referentiel.imports.servicenow, and what its user may read`,
  );

const parseRows = (table: string, rows: unknown[]): ServiceNowDump => {
  const parsed = ServiceNowDump.safeParse({ result: rows });
  if (parsed.success) return parsed.data;
  const [{ path, message }] = parsed.error.issues;
  throw new UpstreamAnswerError(
    `ServiceNow answered /api/now/table/${table} with rows that are not as documented: ${path.join('.')}: ${message}`, // prettier-ignore
  );
};

const readTable = async (
  client: ServiceNowClient,
  { table, filter }: LiveTable,
  fields: readonly string[],
  signal: AbortSignal,
): Promise<LiveRows> => {
  const rows: unknown[] = [];
  let count: TableCount | undefined;
  const onCounted = (counted: TableCount) => {
    count = counted;
  };
  const options = { fields, filter, signal, onCounted };
  for await (const row of client.rows(table, {}, options)) {
    rows.push(row);
    if (rows.length > MAX_IMPORT_ROWS) throw tooMany(table);
  }
  const { expected, given } = count ?? { expected: 0, given: 0 };
  if (rows.length === 0) throw noRows(table, expected);
  return {
    name: table,
    content: parseRows(table, rows),
    hidden: Math.max(0, expected - given),
  };
};

/** The CMDB as ServiceNow has it now. Without a client, it is told that ServiceNow is not configured. */
export const serviceNowCmdb = (
  config: ServiceNowImportConfig,
  client?: ServiceNowClient,
): LiveSource => {
  const tables = tablesOf(config);
  const { name, title } = serviceNow;
  const kinds = Object.keys(tables) as LiveKind[];
  return {
    name,
    title,
    tables: kinds.map(kind => ({ kind, table: tables[kind].table })),
    ...(client && {
      read: (kind: RefKind, signal: AbortSignal) =>
        readTable(
          client,
          tables[kind as LiveKind],
          SERVICENOW_COLUMNS[kind as LiveKind],
          signal,
        ),
    }),
  };
};
