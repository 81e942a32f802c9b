import { Knex } from 'knex';
import { LandedMergeRequest } from '../landed/LandedMergeRequestStore';
import { Owner } from '../attribution/attribution';
import { MartRun } from '../runs/DeploymentRunStore';
import { ensureMonthOf } from '../runs/monthTable';
import { JUDGE_DELIVERIES, NAMED_REQUESTS, NEXT_REQUESTS } from './shapeSql';

const TABLES = ['delivery', 'merge_request', 'delivery_merge_request'] as const;

/** A merge request on the day of its merge, and whose it was then. */
export type MergeRequestFact = LandedMergeRequest & Omit<Owner, 'name'>;

const toRow = ({ id, day }: MartRun, fact: MergeRequestFact) => ({
  day,
  run_id: id,
  project: fact.project,
  iid: fact.iid,
  application_id: fact.application,
  group_id: fact.group,
  title: fact.title,
  target_branch: fact.targetBranch,
  author: fact.author,
  url: fact.url,
  created_at: fact.createdAt,
  merged_at: fact.mergedAt,
  first_commit_at: fact.firstCommitAt,
  first_review_at: fact.firstReviewAt,
  raw_import: fact.raw.import,
  raw_row: fact.raw.row,
});

/** PostgreSQL takes 65,535 values in a statement. */
const ROWS_PER_INSERT = 1_000;

/** Rows of a run of deliveries, which readers see once it is published. */
export class DeliveryStore {
  readonly #trx: Knex.Transaction;

  constructor(trx: Knex.Transaction) {
    this.#trx = trx;
  }

  /** Prepares a run. Rows of an earlier attempt are deleted: it published nothing. */
  async open(run: MartRun) {
    for (const table of TABLES) await ensureMonthOf(this.#trx, table, run.day);
    await this.drop(run.id);
  }

  /**
   * What reached production on the day, and the merge requests that it carried.
   * @param deployments - the run that published the deployments of the day
   */
  async shape({ id, day }: MartRun, deployments: string) {
    const bindings = { run: id, day, deployments };
    await this.#trx.raw(JUDGE_DELIVERIES, bindings);
    await this.#trx.raw(NAMED_REQUESTS, bindings);
    await this.#trx.raw(NEXT_REQUESTS, bindings);
  }

  async addMerged(run: MartRun, facts: readonly MergeRequestFact[]) {
    await this.#trx.batchInsert(
      'merge_request',
      facts.map(fact => toRow(run, fact)),
      ROWS_PER_INSERT,
    );
  }

  async counts({ id, day }: MartRun) {
    const { rows } = await this.#trx.raw(
      `select
         (select count(*)::int from delivery where run_id = :id and day = :day
           and kind = 'delivery') as deliveries,
         (select count(*)::int from delivery where run_id = :id and day = :day
           and kind = 'rollback') as rollbacks,
         (select count(*)::int from merge_request where run_id = :id and day = :day) as merged,
         (select count(*)::int from delivery_merge_request
           where run_id = :id and day = :day) as delivered`,
      { id, day },
    );
    return rows[0] as Record<string, number>;
  }

  async drop(runId: string) {
    for (const table of TABLES)
      await this.#trx(table).where('run_id', runId).delete();
  }
}
