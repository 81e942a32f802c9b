import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, InstantInput, PageQuery, pageOf } from '../values';
import { MAX_BODY_BYTES } from './changeRoutes';
import { RefKind } from './entities';

/** What a row of a file is to the référentiel. */
export const ROW_OUTCOMES = ['match', 'probable', 'new', 'orphan'] as const;
export const RowOutcome = z.enum(ROW_OUTCOMES);
export type RowOutcome = z.infer<typeof RowOutcome>;

/** What becomes of a cell: `ignored` where another source has more authority, `refused` where it can't be. */
export const CELL_OUTCOMES = [
  'create',
  'change',
  'ignored',
  'refused',
] as const;
export const CellOutcome = z.enum(CELL_OUTCOMES);
export type CellOutcome = z.infer<typeof CellOutcome>;

/** A person’s own words; what they stand for comes first by default. */
export const PEOPLE = 'people';
/** Which source a value comes from, such as `servicenow`. */
export const SourceName = z
  .string()
  .regex(
    /^[a-z][a-z0-9-]*$/,
    'must be lower case letters, digits and -, such as servicenow',
  )
  .max(50);

/** Why, for programs, with what the message mentions. */
const Why = {
  code: z.string(),
  message: z.string(),
  values: z.record(z.string(), z.string()).optional(),
};

export const ImportCell = z.object({
  /** As the file calls it. */
  column: z.string(),
  outcome: CellOutcome,
  before: z.unknown(),
  after: z.unknown(),
  code: Why.code.optional(),
  message: Why.message.optional(),
  values: Why.values,
});
export type ImportCell = z.infer<typeof ImportCell>;

export const ImportRow = z.object({
  seq: z.number().int(),
  /** In the file, from 1 for its first line; null of an orphan, which is in no line. */
  line: z.number().int().nullable(),
  outcome: RowOutcome,
  /** What it is, or would be; null where no id can be derived. */
  id: z.string().nullable(),
  label: z.string(),
  /** How alike the names are, from 0 to 1, of a probable match. */
  score: z.number().nullable(),
  /** By what it was found, or why it is an orphan. */
  reason: z.object(Why).nullable(),
  cells: z.array(ImportCell),
});
export type ImportRow = z.infer<typeof ImportRow>;

const countsOf = <K extends string>(names: readonly K[]) =>
  z.object(
    Object.fromEntries(names.map(name => [name, z.number().int()])) as Record<
      K,
      z.ZodNumber
    >,
  );

export const Import = z.object({
  id: z.string(),
  kind: RefKind,
  format: z.enum(['csv', 'servicenow']),
  source: z.string(),
  /** Of the file. */
  name: z.string().nullable(),
  author: z.string(),
  /** Failed: it ended before all was compared; import the file again. */
  state: z.enum(['running', 'done', 'failed']),
  error: z.string().nullable(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
  /** When what it says was kept, and drafted where something differs; null of a comparison alone. */
  keptAt: Instant.nullable(),
  /** How many rows the file has, and how many were compared. */
  rows: z.number().int(),
  rowsDone: z.number().int(),
  /**
   * Rows that its source counted and did not give: an access rule hides them from the user that reads. What is not
   * there does not count as gone then. Null of a file.
   */
  hiddenRows: z.number().int().nullable(),
  counts: z.object({
    rows: countsOf(ROW_OUTCOMES),
    cells: countsOf([...CELL_OUTCOMES, 'same'] as const),
    /** Rows of which something is refused. */
    refusedRows: z.number().int(),
    /** Changes that a request would hold. */
    changes: z.number().int(),
  }),
  /** The drafts that were made of it. */
  requests: z.array(z.object({ id: z.string(), changes: z.number().int() })),
  /** Open change requests that an earlier import of the same content made: while there is one, no second one is made. */
  carriedBy: z.array(z.string()),
});
export type Import = z.infer<typeof Import>;

/** As many rows as one import may have. */
export const MAX_IMPORT_ROWS = 20_000;

const ImportId = z.object({ id: z.string().min(1).max(50) });
const Flag = z.enum(['true', 'false']).default('false');

/** What is drafted of an import. */
const DraftOptions = {
  /** Leave rows with a refused cell out; without it, one such row keeps all from being drafted. */
  skipRefused: z.boolean().default(false),
  /** Take probable matches for matches; without it, they are left out. */
  takeProbable: z.boolean().default(false),
};

/** A cell of the ServiceNow Table API: a value, or both of its forms. */
const ServiceNowCell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.looseObject({
    value: z.string().nullish(),
    display_value: z.string().nullish(),
  }),
]);
/** An answer of the ServiceNow Table API for a `cmdb_ci_*` table, or for `cmdb_rel_ci`. */
export const ServiceNowDump = z.strictObject({
  result: z.array(z.record(z.string(), ServiceNowCell)).max(MAX_IMPORT_ROWS),
});
export type ServiceNowDump = z.infer<typeof ServiceNowDump>;

/** What is compared, and how: of a file and of a source alike. */
const CompareOptions = {
  /** Only compare: nothing is drafted, and what the source says is not kept. */
  dryRun: Flag,
  skipRefused: Flag,
  takeProbable: Flag,
  /** From when a changed value holds; from the beginning of today when not given. */
  effectiveFrom: InstantInput.optional(),
};

const CARRIED =
  'An open change request of an earlier import holds the same content';

export const createImport = defineRoute({
  id: 'createImport',
  method: 'post',
  path: '/v1/imports',
  summary:
    'Compare a file with the référentiel, cell by cell, and draft a change request of what differs',
  action: 'ref.import',
  query: z.strictObject({
    /** What the rows are: a CSV of any kind; a ServiceNow answer of `application` or `relation`. */
    kind: RefKind,
    ...CompareOptions,
    /** Who says so: `people` for a CSV, `servicenow` for its answers, unless it is named. */
    source: SourceName.optional(),
    name: z.string().trim().min(1).max(200).optional(),
    /** The file is a part of what its source has: what it leaves out is not gone. */
    partial: Flag,
  }),
  /** A CSV as `text/csv`, or the same text as a JSON string; or the JSON that ServiceNow answers. */
  body: z.union([z.string().min(1), ServiceNowDump]),
  textBodies: ['text/csv'],
  maxBodyBytes: MAX_BODY_BYTES,
  answer: Import,
  status: 201,
  timeoutSeconds: 180,
  conflict: CARRIED,
});

/** A system whose rows are compared as they are now, without a file. */
export const ImportSource = z.object({
  /** What it is called in `rosetta.sources`, and in the values that are kept of it. */
  name: SourceName,
  title: z.string(),
  /** Whether platform-ref-api may read it. */
  configured: z.boolean(),
  /** What can be read of it, and of which table. */
  tables: z.array(z.object({ kind: RefKind, table: z.string() })),
});
export type ImportSource = z.infer<typeof ImportSource>;

export const listImportSources = defineRoute({
  id: 'listImportSources',
  method: 'get',
  path: '/v1/import-sources',
  summary: 'The systems that can be compared without a file',
  action: 'ref.import',
  answer: z.object({ items: z.array(ImportSource) }),
});

export const createImportFromSource = defineRoute({
  id: 'createImportFromSource',
  method: 'post',
  path: '/v1/import-sources/:source/imports',
  summary:
    'Compare what a source says now with the référentiel, cell by cell, and draft a change request of what differs',
  action: 'ref.import',
  params: z.object({ source: SourceName.meta({ examples: ['servicenow'] }) }),
  query: z.strictObject({
    /** What is read: one of the tables of the source. */
    kind: RefKind,
    ...CompareOptions,
  }),
  answer: Import,
  status: 201,
  timeoutSeconds: 180,
  conflict: `${CARRIED}; or the source has no row that its user may read, or more than one import may have`,
});

export const listImports = defineRoute({
  id: 'listImports',
  method: 'get',
  path: '/v1/imports',
  summary: 'Imports, newest first',
  action: 'ref.import',
  query: PageQuery,
  answer: pageOf(Import),
});

export const getImport = defineRoute({
  id: 'getImport',
  method: 'get',
  path: '/v1/imports/:id',
  summary: 'One import: how far it is, and what it found',
  action: 'ref.import',
  params: ImportId,
  answer: Import,
});

export const listImportRows = defineRoute({
  id: 'listImportRows',
  method: 'get',
  path: '/v1/imports/:id/rows',
  summary:
    'The rows of an import that are not already as the référentiel has them, with their cells',
  action: 'ref.import',
  params: ImportId,
  query: PageQuery.extend({
    outcome: RowOutcome.optional(),
    /** Rows with such a cell. */
    cell: CellOutcome.optional(),
  }),
  answer: pageOf(ImportRow),
});

export const draftImport = defineRoute({
  id: 'draftImport',
  method: 'post',
  path: '/v1/imports/:id/requests',
  summary: 'Draft the change request of an import that was only compared',
  action: 'ref.import',
  params: ImportId,
  body: z.strictObject(DraftOptions),
  answer: Import,
  status: 201,
  timeoutSeconds: 180,
  conflict:
    'It is not compared to its end, was drafted already, has refused cells, the référentiel has changed since, or an open request holds the same content',
});
