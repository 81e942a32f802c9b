import { importFile } from '@rosetta/raw-store';
import { TokenRefusedError } from '../http/refusal';
import {
  IngestionContext,
  IngestionResult,
  LandedRecords,
} from '../ingestion/types';
import { errorMessage } from '../live/problems';
import { CHANGE_FIELDS, serviceNowChangeRequests } from './datasets/changeRequests'; // prettier-ignore
import { INCIDENT_FIELDS, serviceNowIncidents } from './datasets/incidents';
import { ServiceNowClient, TableCount } from './types';

const SOURCE = 'servicenow';
/** ServiceNow's clock and ours differ, and a row may be committed after others that were updated later. */
const OVERLAP_MS = 10 * 60_000;
/** How much is asked for at once the first time: short lists, that few rows leave meanwhile. */
const WINDOW_MS = 7 * 24 * 60 * 60_000;

const TABLES = [
  { table: 'incident', name: 'incidents', dataset: serviceNowIncidents, fields: INCIDENT_FIELDS },
  { table: 'change_request', name: 'changes', dataset: serviceNowChangeRequests, fields: CHANGE_FIELDS },
] as const; // prettier-ignore
type Table = (typeof TABLES)[number];

const windowsOf = (since: Date, until: Date) => {
  const windows = [];
  for (let from = since.getTime(); from < until.getTime(); from += WINDOW_MS)
    windows.push({
      since: new Date(from),
      until: new Date(Math.min(from + WINDOW_MS, until.getTime())),
    });
  return windows;
};

/** What one table has brought so far. */
class TableReader {
  readonly counts: TableCount = { expected: 0, given: 0 };
  failure: unknown;
  readonly #client: ServiceNowClient;
  readonly #table: Table;

  constructor(client: ServiceNowClient, table: Table) {
    this.#client = client;
    this.#table = table;
  }

  async *rows(since: Date, until: Date, signal: AbortSignal) {
    const { table, fields } = this.#table;
    const onCounted = ({ expected, given }: TableCount) => {
      this.counts.expected += expected;
      this.counts.given += given;
    };
    try {
      for (const window of windowsOf(since, until))
        yield* this.#client.rows(table, window, { signal, fields, onCounted });
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }
}

/** Imports what changed in a table; undefined where ServiceNow failed, of which nothing landed then. */
const landTable = async (
  { raw, signal }: IngestionContext,
  reader: TableReader,
  { dataset }: Table,
  since: Date,
  until: Date,
): Promise<LandedRecords | undefined> => {
  const file = { path: '', name: 'servicenow, live' };
  const rows = dataset.fromRecords(reader.rows(since, until, signal));
  try {
    return await importFile(raw, rows, file, { signal });
  } catch (error) {
    // Only the table's own failure leaves the others alone.
    if (signal.aborted || reader.failure === undefined) throw error;
    return undefined;
  }
};

const hiddenOf = ({ expected, given }: TableCount, name: string) =>
  expected > given
    ? `ServiceNow gave ${given} of ${expected} ${name} that changed: an access rule hides the others from its user, or they changed again meanwhile` // prettier-ignore
    : undefined;

/**
 * Lands what changed in each table since the last time. A table that fails while another answers is
 * named, and read from where it was left the next time; a token that is refused fails them all.
 */
export const ingestServiceNow = async (
  client: ServiceNowClient,
  context: IngestionContext,
): Promise<IngestionResult> => {
  const { watermarks, since } = context;
  const until = new Date();
  const known = await watermarks.of(SOURCE);
  const imports: Record<string, LandedRecords> = {};
  const unread = new Map<string, string>();
  const warnings: string[] = [];
  const rows: Record<string, TableCount> = {};
  let failure: unknown;
  for (const table of TABLES) {
    const mark = known.get(table.table);
    const from = mark ? new Date(Date.parse(mark) - OVERLAP_MS) : since;
    const reader = new TableReader(client, table);
    const landed = await landTable(context, reader, table, from, until);
    if (reader.failure instanceof TokenRefusedError) throw reader.failure;
    if (!landed) {
      failure ??= reader.failure;
      unread.set(table.table, errorMessage(reader.failure));
      continue;
    }
    imports[table.name] = landed;
    rows[table.name] = reader.counts;
    const hidden = hiddenOf(reader.counts, table.name);
    if (hidden) warnings.push(hidden);
    await watermarks.save(
      SOURCE,
      new Map([[table.table, until.toISOString()]]),
    );
  }
  if (unread.size === TABLES.length) throw failure;
  return {
    imports,
    unread: { unit: 'table', reasons: unread },
    warnings,
    rows,
  };
};
