import { RawRecord, RawStore, readSlice } from '@rosetta/raw-store';

const SLICE_RECORDS = 5_000;

/**
 * What is needed of a small dataset, whatever the period: kept in memory, and read again
 * only where a period changed.
 */
export class RawIndex<T> {
  readonly #raw: RawStore;
  readonly #dataset: string;
  readonly #pick: (record: RawRecord) => T[];
  readonly #periods = new Map<string, { version: number; items: T[] }>();

  /** @param pick - what to keep of a record */
  constructor(
    raw: RawStore,
    dataset: string,
    pick: (record: RawRecord) => T[],
  ) {
    this.#raw = raw;
    this.#dataset = dataset;
    this.#pick = pick;
  }

  /** All of it, in the order of its periods. */
  async all(): Promise<T[]> {
    const periods = await this.#raw.periods(this.#dataset);
    for (const { period, version } of periods)
      if (this.#periods.get(period)?.version !== version)
        this.#periods.set(period, { version, items: await this.#read(period) });
    return periods.flatMap(({ period }) => this.#periods.get(period)!.items);
  }

  async #read(period: string): Promise<T[]> {
    const items: T[] = [];
    for (const slice of await this.#raw.slices(
      this.#dataset,
      period,
      SLICE_RECORDS,
    )) {
      const batches = readSlice(this.#raw, this.#dataset, period, slice);
      for await (const records of batches)
        items.push(...records.flatMap(this.#pick));
    }
    return items;
  }
}
