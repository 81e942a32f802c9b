import { hash } from 'node:crypto';
import { RawAddress } from '../RawStore';
import { RowSet } from './RowSet';

/** A record that the store already has, from an earlier import or from this one. */
export interface KnownRecord extends RawAddress {
  id: string;
  rank: number;
}

/** A record on its way in, and who it is. */
export interface Identified<T> {
  /** Hex: a million small buffers would cost more than all the hashing. */
  id: string;
  record: T;
}

/** A record that the store does not have yet. */
export interface Arrival<T> extends Identified<T> {
  rank: number;
}

/** The identity of a record is what it says, and nothing about where it came from. */
export const identified = <T extends { document: string }>(
  record: T,
): Identified<T> => ({ id: hash('sha256', record.document), record });

/**
 * Tells new records from known ones while a file comes in. Equal records of one file
 * all count, so the n-th of them has rank n and is known when n of them are stored.
 * What has been met is one bit per stored record: memory stays flat, and no table of
 * everything seen is needed.
 */
export class Arrivals {
  readonly #import: number;
  readonly #met = new Map<number, RowSet>();

  constructor(importNumber: number) {
    this.#import = importNumber;
  }

  /** Splits a batch, given every stored record that is equal to one of it. */
  sort<T, K extends KnownRecord>(
    batch: readonly Identified<T>[],
    stored: readonly K[],
  ): { fresh: Arrival<T>[]; known: K[] } {
    const waiting = this.#notYetMet(stored);
    const fresh: Arrival<T>[] = [];
    const known: K[] = [];
    for (const { id, record } of batch) {
      const equal = waiting.get(id) ?? { records: [], nextRank: 0 };
      const next = equal.records.shift();
      if (next) {
        this.#meet(next);
        known.push(next);
      } else {
        fresh.push({ id, rank: equal.nextRank, record });
        equal.nextRank += 1;
        waiting.set(id, equal);
      }
    }
    return { fresh, known };
  }

  /** The rows of an earlier import that this file holds too. */
  metOf(importNumber: number): RowSet {
    return this.#met.get(importNumber) ?? new RowSet();
  }

  #notYetMet<K extends KnownRecord>(stored: readonly K[]) {
    const waiting = new Map<string, { records: K[]; nextRank: number }>();
    for (const record of stored.toSorted((a, b) => a.rank - b.rank)) {
      const equal = waiting.get(record.id) ?? { records: [], nextRank: 0 };
      equal.nextRank = record.rank + 1;
      if (!this.#isMet(record)) equal.records.push(record);
      waiting.set(record.id, equal);
    }
    return waiting;
  }

  #isMet(record: KnownRecord) {
    return (
      record.import === this.#import ||
      Boolean(this.#met.get(record.import)?.has(record.row))
    );
  }

  #meet(record: KnownRecord) {
    const rows = this.#met.get(record.import) ?? new RowSet();
    rows.add(record.row);
    this.#met.set(record.import, rows);
  }
}
