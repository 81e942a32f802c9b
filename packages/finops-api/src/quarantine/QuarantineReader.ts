import {
  listQuarantine,
  QuarantinedRecord,
  QuarantineGroup,
} from '@rosetta/contracts/finops';
import { RouteRequest } from '@rosetta/contracts';
import { SettlementReadModel, SettlementRow } from '@rosetta/finops-mart';
import {
  cursorAfter,
  fieldsOf,
  formatAddress,
  mendableCsv,
  QuarantinedRecord as RawQuarantined,
  QuarantineFilter,
  RawAddress,
  RawStore,
} from '@rosetta/raw-store';
import { decodeCursor } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { ColumnsOfRecords } from './ColumnsOfRecords';

type Dataset = QuarantinedRecord['dataset'];
type ListQuery = RouteRequest<typeof listQuarantine>['query'];

/** Records per round trip, where some of them are left out. */
const PAGE = 500;

const Address = z.object({ import: z.int32(), row: z.int32() });

const toRecord = (
  dataset: Dataset,
  { reason: _, document, ...record }: RawQuarantined,
  settled?: SettlementRow,
): QuarantinedRecord => ({
  dataset,
  ...record,
  document: fieldsOf(document),
  ...(settled && {
    settled: {
      at: settled.at.toISOString(),
      by: settled.by,
      reason: settled.reason,
      how: settled.how,
      became: {
        import: settled.became_import,
        file: settled.became_file,
        row: settled.became_row,
        period: settled.period,
      },
    },
  }),
});

const byAddress = <T extends RawAddress>(rows: readonly T[]) =>
  new Map(rows.map(row => [formatAddress(row), row]));

/** Reads what could not be used, from the raw store, and what became of it, from the mart. */
export class QuarantineReader {
  readonly #raw: RawStore;
  readonly #settlements: SettlementReadModel;

  constructor(raw: RawStore, db: Knex) {
    this.#raw = raw;
    this.#settlements = new SettlementReadModel(db);
  }

  async page({ dataset, state, limit, cursor, ...filter }: ListQuery) {
    if (state === 'settled')
      return this.#settledPage(dataset, { ...filter, limit, cursor });
    if (state === 'pending')
      return this.#pendingPage(dataset, { ...filter, limit, cursor });
    const { items, nextCursor } = await this.#raw.quarantine(dataset, {
      ...filter,
      limit,
      cursor,
    });
    const settled = byAddress(await this.#settlements.at(dataset, items));
    return {
      items: items.map(record =>
        toRecord(dataset, record, settled.get(formatAddress(record))),
      ),
      nextCursor,
    };
  }

  /** How many records there are of each problem and file, and how many of them have landed again. */
  async groups(dataset: Dataset, filter: QuarantineFilter) {
    const settled = new Map(
      (await this.#settlements.groups(dataset, filter)).map(group => [
        JSON.stringify([group.problem, group.file]),
        group.records,
      ]),
    );
    const groups = await this.#raw.quarantineGroups(dataset, filter);
    return groups.map(
      (group): QuarantineGroup => ({
        dataset,
        ...group,
        settled: settled.get(JSON.stringify([group.problem, group.file])) ?? 0,
      }),
    );
  }

  /** The columns of the files that pending records came in, and how many records there are. */
  async describe(dataset: Dataset, filter: QuarantineFilter) {
    const columns = new ColumnsOfRecords(this.#raw, dataset);
    let records = 0;
    for await (const page of this.pending(dataset, filter)) {
      records += page.length;
      await columns.add(page);
    }
    return { dataset, records, columns: columns.union() };
  }

  /** Those records in the columns of their files. */
  async file(dataset: Dataset, filter: QuarantineFilter) {
    const { columns } = await this.describe(dataset, filter);
    return mendableCsv(columns, this.pending(dataset, filter));
  }

  /** What has not landed again, page by page. */
  async *pending(
    dataset: Dataset,
    filter: QuarantineFilter,
    from?: string,
  ): AsyncGenerator<RawQuarantined[]> {
    let cursor = from;
    do {
      const page = await this.#raw.quarantine(dataset, {
        ...filter,
        limit: PAGE,
        cursor,
      });
      const settled = byAddress(
        await this.#settlements.at(dataset, page.items),
      );
      yield page.items.filter(record => !settled.has(formatAddress(record)));
      cursor = page.nextCursor;
    } while (cursor);
  }

  async #pendingPage(dataset: Dataset, query: PageQuery) {
    const { limit, cursor, ...filter } = query;
    const found: RawQuarantined[] = [];
    for await (const page of this.pending(dataset, filter, cursor)) {
      found.push(...page);
      if (found.length > limit) break;
    }
    const items = found.slice(0, limit);
    return {
      items: items.map(record => toRecord(dataset, record)),
      ...(found.length > limit && {
        nextCursor: cursorAfter(dataset, items[limit - 1]),
      }),
    };
  }

  async #settledPage(dataset: Dataset, query: PageQuery) {
    const { limit, cursor, ...filter } = query;
    const after =
      cursor === undefined ? undefined : decodeCursor(Address, dataset, cursor);
    const rows = await this.#settlements.page(dataset, {
      ...filter,
      after,
      limit: limit + 1,
    });
    const settled = rows.slice(0, limit);
    const records = byAddress(await this.#raw.quarantinedAt(dataset, settled));
    return {
      items: settled.flatMap(row => {
        const record = records.get(formatAddress(row));
        return record ? [toRecord(dataset, record, row)] : [];
      }),
      ...(rows.length > limit && {
        nextCursor: cursorAfter(dataset, settled[limit - 1]),
      }),
    };
  }
}

interface PageQuery extends QuarantineFilter {
  limit: number;
  cursor?: string;
}
