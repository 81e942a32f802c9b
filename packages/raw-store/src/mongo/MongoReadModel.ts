import { Filter } from 'mongodb';
import { decodePageCursor, describeRejection, toPage } from '../reading/paging';
import { Border, toSlices } from '../reading/slices';
import {
  DatasetSummary,
  QuarantinedRecord,
  RawPeriod,
  RawSlice,
} from '../RawStore';
import {
  Collections,
  storedText,
  ImportEntry,
  liveAsOf,
  RecordEntry,
} from './collections';

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

/** Entries of earlier releases are of one file each. */
const filesOf = ({ files, _id, file }: ImportEntry) =>
  files ?? [{ import: _id, file }];

/** Reads of one dataset's records. */
export class MongoReadModel {
  readonly #collections: Collections;

  constructor(collections: Collections) {
    this.#collections = collections;
  }

  async periods(dataset: string): Promise<RawPeriod[]> {
    const periods = new Map<string, RawPeriod>();
    for await (const { _id, changes } of this.#complete(dataset)) {
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
    const changing = this.#complete(dataset, {
      'changes.period': { $in: [...periods] },
    });
    for await (const { _id, changes } of changing)
      for (const { period } of changes)
        if (versions.has(period)) versions.set(period, _id);
    return versions;
  }

  /** The last import that took records out of the window or put some back. */
  lastRewrite(dataset: string, period: string) {
    return this.#last({ dataset, state: 'complete', rewritten: period });
  }

  async slices(
    dataset: string,
    period: string,
    size: number,
  ): Promise<RawSlice[]> {
    const version = await this.#last({
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
    const found = await this.#deliveries(from, to);
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

  /** The newest import's first. */
  async quarantine(dataset: string, limit: number, cursor?: string) {
    const after = decodePageCursor(dataset, cursor);
    const entries = await this.#collections.rejects
      .find({
        dataset,
        import: { $lte: await this.#last({ dataset, state: 'complete' }) },
        ...(after && {
          $or: [
            { import: { $lt: after.import } },
            { import: after.import, row: { $gt: after.row } },
          ],
        }),
      })
      .sort({ import: -1, row: 1 })
      .limit(limit + 1)
      .toArray();
    const numbers = entries.map(entry => entry.import);
    const deliveries =
      numbers.length > 0
        ? await this.#deliveries(Math.min(...numbers), Math.max(...numbers))
        : [];
    const imports = new Map(
      deliveries.flatMap(delivery =>
        filesOf(delivery).map(each => [
          each.import,
          { file: each.file, at: delivery.at.toISOString() },
        ]),
      ),
    );
    const items = entries.map(
      (entry): QuarantinedRecord => ({
        import: entry.import,
        row: entry.row,
        file: '',
        at: '',
        ...imports.get(entry.import),
        reason: describeRejection(entry),
        document: storedText(entry.document),
      }),
    );
    return toPage(dataset, items, limit);
  }

  async #summary(dataset: string): Promise<DatasetSummary> {
    let superseded = 0;
    let last: ImportEntry | undefined;
    for await (const entry of this.#complete(dataset)) {
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

  /** Those with one of these imports; a delivery's number is that of its last file. */
  #deliveries(from: number, to: number): Promise<ImportEntry[]> {
    return this.#collections.imports
      .find({
        $or: [
          { _id: { $gte: from, $lte: to } },
          { _id: { $gt: to }, first: { $lte: to } },
        ],
      })
      .toArray();
  }

  #complete(dataset: string, filter: Filter<ImportEntry> = {}) {
    return this.#collections.imports
      .find({ ...filter, dataset, state: 'complete' })
      .sort({ _id: 1 });
  }

  async #last(filter: Filter<ImportEntry>): Promise<number> {
    const [last] = await this.#collections.imports
      .find(filter)
      .sort({ _id: -1 })
      .limit(1)
      .toArray();
    return last?._id ?? 0;
  }
}
