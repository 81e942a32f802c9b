import { hash } from 'node:crypto';
import { RawAddress } from '../RawStore';
import { RowSet } from './RowSet';

/** A record that the store already has, from an earlier delivery or from this one. */
export interface StoredRecordKey extends RawAddress {
  id: string;
  rank: number;
}

/** A record to be stored, with its identity. */
export interface HashedRecord<T> {
  /** Hex: a million small buffers would cost more than all the hashing. */
  id: string;
  record: T;
}

/** A record that the store does not have yet. */
export interface UnstoredRecord<T> extends HashedRecord<T> {
  rank: number;
}

/** The identity of a record is what it says, and nothing about where it came from. */
export const hashRecord = <T extends { document: string }>(
  record: T,
): HashedRecord<T> => ({ id: hash('sha256', record.document), record });

/**
 * Separates new records from stored ones during a delivery. Equal records of one delivery
 * all count, so the n-th of them has rank n and is known when n of them are stored.
 * A match is one bit per stored record: memory stays flat, and no table of
 * everything seen is needed.
 */
export class RecordMatcher {
  readonly #firstImport: number;
  readonly #matched = new Map<number, RowSet>();

  /** @param firstImport - of the delivery's files, which are the newest imports of all */
  constructor(firstImport: number) {
    this.#firstImport = firstImport;
  }

  /** Splits a batch, given every stored record that is equal to one of it. */
  sort<T, K extends StoredRecordKey>(
    batch: readonly HashedRecord<T>[],
    stored: readonly K[],
  ): { fresh: UnstoredRecord<T>[]; known: K[] } {
    const waiting = this.#unmatched(stored);
    const fresh: UnstoredRecord<T>[] = [];
    const known: K[] = [];
    for (const { id, record } of batch) {
      const equal = waiting.get(id) ?? { records: [], nextRank: 0 };
      const next = equal.records.shift();
      if (next) {
        this.#markMatched(next);
        known.push(next);
      } else {
        fresh.push({ id, rank: equal.nextRank, record });
        equal.nextRank += 1;
        waiting.set(id, equal);
      }
    }
    return { fresh, known };
  }

  /** The rows of an earlier import that this delivery holds too. */
  matchedRowsOf(importNumber: number): RowSet {
    return this.#matched.get(importNumber) ?? new RowSet();
  }

  #unmatched<K extends StoredRecordKey>(stored: readonly K[]) {
    const waiting = new Map<string, { records: K[]; nextRank: number }>();
    for (const record of stored.toSorted((a, b) => a.rank - b.rank)) {
      const equal = waiting.get(record.id) ?? { records: [], nextRank: 0 };
      equal.nextRank = record.rank + 1;
      if (!this.#isMatched(record)) equal.records.push(record);
      waiting.set(record.id, equal);
    }
    return waiting;
  }

  #isMatched(record: StoredRecordKey) {
    return (
      record.import >= this.#firstImport ||
      Boolean(this.#matched.get(record.import)?.has(record.row))
    );
  }

  #markMatched(record: StoredRecordKey) {
    const rows = this.#matched.get(record.import) ?? new RowSet();
    rows.add(record.row);
    this.#matched.set(record.import, rows);
  }
}
