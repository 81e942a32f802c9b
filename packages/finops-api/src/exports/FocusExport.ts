import { NotFoundError } from '@backstage/errors';
import { RouteRequest } from '@rosetta/contracts';
import { exportFocus } from '@rosetta/contracts/finops';
import {
  FocusExportQuery,
  FocusExportReadModel,
  FocusRow,
  LabelDimension,
  LabelReadModel,
  PublishedRun,
  PublishedRunReadModel,
  runRemovedError,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { FocusContext, focusToCsv } from './focusCsv';

export type FocusQuery = RouteRequest<typeof exportFocus>['query'];

/** Rows per query while a file is streamed. */
const BATCH = 2_000;

const isPartial = ({ application, group }: FocusQuery) =>
  application !== undefined || group !== undefined;

/** `focus-2024-09-app-shop-partial.csv`; what no file may be called by becomes a dash. */
const fileNameOf = (query: FocusQuery) => {
  const { period, application, group } = query;
  const of = application ?? group;
  const name = ['focus', period, ...(of ? [of, 'partial'] : [])].join('-');
  return `${name.replace(/[^\w.-]+/g, '-')}.csv`;
};

/** Writes what a run says as a FOCUS file. */
export class FocusExport {
  readonly #rows: FocusExportReadModel;
  readonly #labels: LabelReadModel;
  readonly #published: PublishedRunReadModel;

  constructor(db: Knex) {
    this.#rows = new FocusExportReadModel(db);
    this.#labels = new LabelReadModel(db);
    this.#published = new PublishedRunReadModel(db);
  }

  async describe(query: FocusQuery) {
    const { period, runId, publishedAt, lines } = await this.#resolve(query);
    return { period, runId, publishedAt, lines, partial: isPartial(query) };
  }

  /** The file; its rows are of the run that was published when it began. */
  async file(query: FocusQuery) {
    const run = await this.#resolve(query);
    const { period } = query;
    const context = {
      period,
      partial: isPartial(query),
      names: await this.#names(run),
    };
    return {
      filename: fileNameOf(query),
      content: focusToCsv(this.#read(query, run), context),
    };
  }

  async *#read(
    { application, group, detail }: FocusQuery,
    run: PublishedRun,
  ): AsyncGenerator<FocusRow[]> {
    const filters = { application, group };
    const query: FocusExportQuery = { run, filters, batch: BATCH };
    const rows = this.#rows;
    const shared = detail === 'charge' ? rows.parts(query) : rows.shares(query);
    for (const batches of [rows.charges(query), shared, rows.restated(query)])
      for await (const batch of batches) {
        // Checked before they are sent: rows that were removed meanwhile look like none.
        await this.#published.assertRetained([run]);
        yield batch;
      }
    await this.#published.assertRetained([run]);
  }

  async #resolve({ period, asOf }: FocusQuery): Promise<PublishedRun> {
    const all = await this.#published.list(asOf);
    const run = all.find(each => each.period === period);
    if (!run)
      throw new NotFoundError(
        `period: no run of ${period} is published; GET /v1/periods lists the months that are`,
      );
    if (!run.retained) throw runRemovedError(period);
    return run;
  }

  async #names({ runId }: PublishedRun): Promise<FocusContext['names']> {
    const of = (dimension: LabelDimension) =>
      this.#labels.names(dimension, [runId]);
    return {
      account: await of('billing_account'),
      domain: await of('domain'),
      family: await of('family'),
      product: await of('product'),
      application: await of('application'),
      file: await of('raw_file'),
    };
  }
}
