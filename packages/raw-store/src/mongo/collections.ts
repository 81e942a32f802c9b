import { Binary, Db, ObjectId } from 'mongodb';
import { ChangedPeriod } from '../importing/ImportCounters';
import { ImportCounts } from '../RawStore';

/** A file of a delivery. */
export interface FileEntry {
  import: number;
  file: string;
  columns: string[] | null;
  counts: ImportCounts;
}

/**
 * A delivery. What belongs to it counts when it is `complete`, which one write makes it:
 * there is no transaction that could hold a whole file.
 */
export interface ImportEntry {
  /** The import of its last file: what landed up to there is live as of the delivery. */
  _id: number;
  /** The import of its first file. Without it, an earlier release wrote the entry: it is of one file. */
  first?: number;
  files?: FileEntry[];
  dataset: string;
  /** The last file. */
  file: string;
  at: Date;
  replace: boolean;
  state: 'writing' | 'complete' | 'aborted';
  counts: ImportCounts;
  changes: ChangedPeriod[];
  /** The periods of which it superseded or revived records. */
  rewritten: string[];
}

/** The numbers of a delivery. */
export type ImportNumbers = Pick<ImportEntry, '_id' | 'first'>;

/** Its imports, the first and the last. */
export const importsOf = ({
  _id,
  first = _id,
}: ImportNumbers): [first: number, last: number] => [first, _id];

export interface StoredEntry {
  _id: ObjectId;
  dataset: string;
  id: Binary;
  rank: number;
  import: number;
  row: number;
  document: unknown;
}

export interface RecordEntry extends StoredEntry {
  period: string;
  replaceKey: string;
  /** The import that superseded it last, and the one that brought it back since. */
  supersededBy: number | null;
  revivedBy: number | null;
}

export interface RejectEntry extends StoredEntry {
  problem: string;
  value: string | null;
}

/** Who may import into a dataset, and until when without saying so again. */
export interface LockEntry {
  _id: string;
  holder: string;
  until: Date;
}

export const collectionsOf = (db: Db) => ({
  imports: db.collection<ImportEntry>('raw_import'),
  records: db.collection<RecordEntry>('raw_record'),
  rejects: db.collection<RejectEntry>('raw_quarantine'),
  locks: db.collection<LockEntry>('raw_lock'),
  counters: db.collection<{ _id: string; last: number }>('raw_counter'),
});
export type Collections = ReturnType<typeof collectionsOf>;

export const createIndexes = async ({
  imports,
  records,
  rejects,
}: Collections) => {
  await imports.createIndex({ dataset: 1, state: 1, _id: -1 });
  await records.createIndex({ dataset: 1, id: 1, rank: 1 }, { unique: true });
  await records.createIndex({ dataset: 1, period: 1, import: 1, row: 1 });
  await records.createIndex({ import: 1 });
  await rejects.createIndex({ dataset: 1, id: 1, rank: 1 }, { unique: true });
  await rejects.createIndex({ dataset: 1, import: -1, row: 1 });
  await rejects.createIndex({ import: 1 });
};

/**
 * Records that were live as of an import. Marks that a later import made, complete
 * or not, are as if they weren't there.
 */
export const liveAsOf = (version: number) => ({
  import: { $lte: version },
  $or: [
    { supersededBy: null },
    { supersededBy: { $gt: version } },
    { revivedBy: { $lte: version } },
  ],
});

/** A name with a dot, or a dollar in front, is an operator to a MongoDB query. */
const OPERATOR_NAME = /"(\$[^"]*|[^"]*\.[^"]*)":/;

/** What may be a number that a double does not hold. */
const LONG_NUMBER = /\d[\d.]{15}|\d[eE]/;

/** Half a character, which UTF-8 does not hold, and the NUL that ends a name in BSON. */
const ESCAPE_TO_KEEP = /\\u(?:d[89a-f]|0000)/i;

/** A document that can't be looked into by field, or would lose anything, is kept as text. */
export const toStored = (document: string): unknown =>
  /^[^[{]/.test(document) ||
  OPERATOR_NAME.test(document) ||
  LONG_NUMBER.test(document) ||
  ESCAPE_TO_KEEP.test(document)
    ? document
    : JSON.parse(document);

/** The text of a document, which earlier releases kept as the value where it was no object. */
export const storedText = (stored: unknown): string =>
  typeof stored === 'string' ? stored : JSON.stringify(stored);

export const fromStored = <T>(stored: unknown): T =>
  typeof stored === 'string' ? JSON.parse(stored) : (stored as T);
