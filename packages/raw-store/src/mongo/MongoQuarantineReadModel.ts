import { Filter } from 'mongodb';
import {
  decodePageCursor,
  describeRejection,
  QuarantinePage,
  toPage,
} from '../reading/paging';
import {
  QuarantinedRecord,
  QuarantineFilter,
  QuarantineGroup,
  RawAddress,
} from '../RawStore';
import { Collections, RejectEntry, storedText } from './collections';
import {
  completeDeliveries,
  deliveriesWith,
  filesOf,
  lastDelivery,
} from './deliveries';

const UNKNOWN_FILE = { file: '', at: '' };

/** Reads of what could not be used. */
export class MongoQuarantineReadModel {
  readonly #collections: Collections;

  constructor(collections: Collections) {
    this.#collections = collections;
  }

  /** The newest import's first. */
  async page(
    dataset: string,
    { limit = 50, cursor, ...filter }: QuarantinePage = {},
  ) {
    const after = decodePageCursor(dataset, cursor);
    const entries = await this.#collections.rejects
      .find({
        $and: [
          await this.#quarantined(dataset, filter),
          ...(after
            ? [
                {
                  $or: [
                    { import: { $lt: after.import } },
                    { import: after.import, row: { $gt: after.row } },
                  ],
                },
              ]
            : []),
        ],
      })
      .sort({ import: -1, row: 1 })
      .limit(limit + 1)
      .toArray();
    return toPage(dataset, await this.#toQuarantined(entries), limit);
  }

  async at(
    dataset: string,
    addresses: readonly RawAddress[],
  ): Promise<QuarantinedRecord[]> {
    if (addresses.length === 0) return [];
    const byImport = Map.groupBy(addresses, address => address.import);
    const entries = await this.#collections.rejects
      .find({
        $and: [
          await this.#quarantined(dataset, {}),
          {
            $or: [...byImport].map(([number, of]) => ({
              import: number,
              row: { $in: of.map(({ row }) => row) },
            })),
          },
        ],
      })
      .toArray();
    return this.#toQuarantined(entries);
  }

  async groups(
    dataset: string,
    filter: QuarantineFilter = {},
  ): Promise<QuarantineGroup[]> {
    const counted = await this.#collections.rejects
      .aggregate<{ _id: { problem: string; import: number }; records: number }>(
        [
          { $match: await this.#quarantined(dataset, filter) },
          {
            $group: {
              _id: { problem: '$problem', import: '$import' },
              records: { $sum: 1 },
            },
          },
        ],
      )
      .toArray();
    const files = await this.#filesWithTimes(
      counted.map(({ _id }) => _id.import),
    );
    const groups = new Map<string, QuarantineGroup>();
    for (const { _id, records } of counted) {
      const { file, at } = files.get(_id.import) ?? UNKNOWN_FILE;
      const key = JSON.stringify([_id.problem, file]);
      const known = groups.get(key);
      groups.set(key, {
        problem: _id.problem,
        file,
        records: records + (known?.records ?? 0),
        at: known && known.at > at ? known.at : at,
      });
    }
    return [...groups.values()].sort(
      (left, right) =>
        right.records - left.records ||
        (left.problem + left.file < right.problem + right.file ? -1 : 1),
    );
  }

  async columnsOf(imports: readonly number[]): Promise<Map<number, string[]>> {
    if (imports.length === 0) return new Map();
    const wanted = new Set(imports);
    const found = await deliveriesWith(
      this.#collections,
      Math.min(...imports),
      Math.max(...imports),
    );
    return new Map(
      found
        .flatMap(({ files = [] }) => files)
        .flatMap(({ import: number, columns }): [number, string[]][] =>
          columns && wanted.has(number) ? [[number, columns]] : [],
        ),
    );
  }

  /** Those of deliveries that are complete. */
  async #quarantined(
    dataset: string,
    { file, problem }: QuarantineFilter,
  ): Promise<Filter<RejectEntry>> {
    const last = await lastDelivery(this.#collections, {
      dataset,
      state: 'complete',
    });
    return {
      dataset,
      import: {
        $lte: last,
        ...(file !== undefined && { $in: await this.#named(dataset, file) }),
      },
      ...(problem !== undefined && { problem }),
    };
  }

  /** The imports of files of this name. */
  async #named(dataset: string, file: string): Promise<number[]> {
    const imports: number[] = [];
    for await (const delivery of completeDeliveries(this.#collections, dataset))
      for (const each of filesOf(delivery))
        if (each.file === file) imports.push(each.import);
    return imports;
  }

  async #filesWithTimes(imports: readonly number[]) {
    const deliveries =
      imports.length > 0
        ? await deliveriesWith(
            this.#collections,
            Math.min(...imports),
            Math.max(...imports),
          )
        : [];
    return new Map(
      deliveries.flatMap(delivery =>
        filesOf(delivery).map(each => [
          each.import,
          { file: each.file, at: delivery.at.toISOString() },
        ]),
      ),
    );
  }

  async #toQuarantined(
    entries: readonly RejectEntry[],
  ): Promise<QuarantinedRecord[]> {
    const files = await this.#filesWithTimes(
      entries.map(entry => entry.import),
    );
    return entries.map(entry => ({
      import: entry.import,
      row: entry.row,
      ...(files.get(entry.import) ?? UNKNOWN_FILE),
      problem: entry.problem,
      value: entry.value,
      reason: describeRejection(entry),
      document: storedText(entry.document),
    }));
  }
}
