import { Filter } from 'mongodb';
import { Border, toSlices } from '../reading/slices';
import { DatasetSummary, RawPeriod, RawSlice } from '../RawStore';
import { Collections, ImportEntry, liveAsOf, RecordEntry } from './collections';
import {
  completeDeliveries,
  deliveriesWith,
  filesOf,
  lastDelivery,
} from './deliveries';

const IN_ORDER = { import: 1, row: 1 } as const;

/** Addresses in a slice; an index reads each of these as one range. */
const addressesOf = ({ from, to }: RawSlice): Filter<RecordEntry>[] =>
  from.import === to.import
    ? [{ import: from.import, row: { $gte: from.row, $lte: to.row } }]
    : [
        { import: from.import, row: { $gte: from.row } },
        { import: { $gt: from.import, $lt: to.import } },
        { import: to.import, row: { $lte: to.row } },
      ];

/** Reads of one dataset's records. */
export class MongoReadModel {
  readonly #collections: Collections;

  constructor(collections: Collections) {
    this.#collections = collections;
  }

  async periods(dataset: string): Promise<RawPeriod[]> {
    const periods = new Map<string, RawPeriod>();
    for await (const { _id, changes } of completeDeliveries(
      this.#collections,
      dataset,
    )) {
      for (const { period, landed, superseded, revived } of changes) {
        const records = periods.get(period)?.records ?? 0;
        const change = landed - superseded + revived;
        periods.set(period, {
          period,
          version: _id,
          records: records + change,
        });
      }
    }
    return [...periods.values()].sort((a, b) => (a.period < b.period ? -1 : 1));
  }

  async versions(
    dataset: string,
    periods: readonly string[],
  ): Promise<Map<string, number>> {
    const versions = new Map(periods.map(period => [period, 0]));
    const changing = completeDeliveries(this.#collections, dataset, {
      'changes.period': { $in: [...periods] },
    });
    for await (const { _id, changes } of changing)
      for (const { period } of changes)
        if (versions.has(period)) versions.set(period, _id);
    return versions;
  }

  /** The last import that took records out of the window or put some back. */
  lastRewrite(dataset: string, period: string) {
    return lastDelivery(this.#collections, {
      dataset,
      state: 'complete',
      rewritten: period,
    });
  }

  async slices(
    dataset: string,
    period: string,
    size: number,
  ): Promise<RawSlice[]> {
    const version = await lastDelivery(this.#collections, {
      dataset,
      state: 'complete',
      'changes.period': period,
    });
    const live = this.#collections.records
      .find({ dataset, period, ...liveAsOf(version) })
      .project<{ import: number; row: number }>({ _id: 0, import: 1, row: 1 })
      .sort(IN_ORDER);
    const borders: Border[] = [];
    let last: Border | undefined;
    for await (const address of live) {
      last = { ...address, n: (last?.n ?? 0) + 1 };
      if (last.n % size <= 1) borders.push(last);
    }
    return toSlices(last ? [...borders, last] : [], size, version);
  }

  /** The records of a slice, in order. */
  within(dataset: string, period: string, slice: RawSlice, batchSize: number) {
    const { import: _, $or: live } = liveAsOf(slice.version);
    const filter: Filter<RecordEntry> = {
      dataset,
      period,
      import: { $gte: slice.from.import, $lte: slice.to.import },
      $and: [{ $or: live }, { $or: addressesOf(slice) }],
    };
    return this.#collections.records
      .find(filter, { batchSize })
      .project<
        Pick<RecordEntry, 'import' | 'row' | 'id' | 'rank' | 'document'>
      >({
        _id: 0,
        import: 1,
        row: 1,
        id: 1,
        rank: 1,
        document: 1,
      })
      .sort(IN_ORDER);
  }

  /** What the files of these imports were called. */
  async files(from: number, to: number): Promise<Map<number, string>> {
    const found = await deliveriesWith(this.#collections, from, to);
    return new Map(
      found.flatMap(delivery =>
        filesOf(delivery).map(each => [each.import, each.file]),
      ),
    );
  }

  async list(): Promise<DatasetSummary[]> {
    const datasets = await this.#collections.imports.distinct('dataset', {
      state: 'complete',
    });
    return Promise.all(datasets.sort().map(name => this.#summary(name)));
  }

  async #summary(dataset: string): Promise<DatasetSummary> {
    let superseded = 0;
    let last: ImportEntry | undefined;
    for await (const entry of completeDeliveries(this.#collections, dataset)) {
      superseded += entry.counts.superseded - entry.counts.revived;
      last = entry;
    }
    const periods = await this.periods(dataset);
    const filled = periods.filter(({ records }) => records > 0);
    const quarantined = await this.#collections.rejects.countDocuments({
      dataset,
      import: { $lte: last?._id ?? 0 },
    });
    return {
      dataset,
      records: periods.reduce((sum, { records }) => sum + records, 0),
      superseded,
      quarantined,
      first: filled.at(0)?.period ?? null,
      last: filled.at(-1)?.period ?? null,
      lastImport: last
        ? {
            import: last._id,
            file: last.file,
            at: last.at.toISOString(),
            replace: last.replace,
            files: filesOf(last).length,
            counts: last.counts,
          }
        : null,
    };
  }
}
