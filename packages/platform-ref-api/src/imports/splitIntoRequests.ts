import { Change, MAX_CHANGES } from '@rosetta/contracts/ref';

/** What a row of an import changes. */
export interface ChangedRow {
  seq: number;
  changes: Change[];
}

/** Rows, in as many requests as their changes need; all of a row are in one. */
export const splitIntoRequests = (rows: ChangedRow[]): ChangedRow[][] => {
  const requests: ChangedRow[][] = [];
  let size = MAX_CHANGES;
  for (const row of rows) {
    if (size + row.changes.length > MAX_CHANGES) {
      requests.push([]);
      size = 0;
    }
    requests.at(-1)!.push(row);
    size += row.changes.length;
  }
  return requests;
};
