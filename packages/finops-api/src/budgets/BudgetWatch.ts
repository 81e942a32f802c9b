import { createHash } from 'node:crypto';
import { BudgetKey } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import {
  BudgetAlertStore,
  BudgetReadModel,
  BUDGETS,
  BudgetThresholds,
  BudgetWatchStore,
  CostReadModel,
  CoverageReadModel,
  LabelReadModel,
  PublishedRunReadModel,
  StoredBudget,
  ValueStore,
} from '@rosetta/finops-mart';
import type { RunService } from '@rosetta/run-kit';
import { Logger, readBatches } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { CostService } from '../costs/CostService';
import { BudgetService } from './BudgetService';
import { alertOf } from './budgetThresholds';

export interface BudgetWatchOptions {
  db: Knex;
  runs: RunService;
  logger: Logger;
  /** As costs are shown in where a query names none. */
  currency: string;
  thresholds: BudgetThresholds;
  now?(): Date;
}

/** How long after a publication, or a change of budgets, they are compared at the latest. */
const INTERVAL_MS = 5_000;

const keyOf = ({ kind, key, month, currency }: BudgetKey) =>
  [kind, key, month, currency].join('/');

/**
 * Compares the budgets of this month and the last one, whose bills still come, with their thresholds: when
 * figures are published, when budgets change, and each day. One process at a time does so, in a transaction
 * that raises what was passed and remembers what was compared: a process that is killed leaves it to the next.
 */
export class BudgetWatch {
  readonly #options: BudgetWatchOptions;
  readonly #budgets: BudgetService;
  #timer?: NodeJS.Timeout;
  #comparing: Promise<void> = Promise.resolve();
  #failure?: string;

  constructor(options: BudgetWatchOptions) {
    const { db, runs, currency } = options;
    this.#options = options;
    this.#budgets = new BudgetService(
      db,
      new CostService(
        new CostReadModel(db),
        new LabelReadModel(db),
        new CoverageReadModel(db),
        currency,
      ),
      runs,
    );
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#comparing = this.#compareAndLog().finally(() => {
        if (this.#timer) this.start();
      });
    }, INTERVAL_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#comparing;
  }

  /** Raises what is passed since the last time. */
  async compare(): Promise<void> {
    const { db } = this.#options;
    await db.transaction(async trx => {
      const watch = new BudgetWatchStore(trx);
      const row = await watch.lock();
      if (!row) return;
      const state = await this.#state();
      if (row.seen === state) return;
      await this.#raise(trx);
      await watch.setSeen(state);
    });
  }

  /** A failure is logged once, until it is another one or over; the next comparison tries again. */
  async #compareAndLog() {
    try {
      await this.compare();
      this.#failure = undefined;
    } catch (error) {
      const { message } = error as Error;
      if (message !== this.#failure)
        this.#options.logger.warn({ err: error }, 'Budget comparison failed');
      this.#failure = message;
    }
  }

  #today() {
    return (this.#options.now?.() ?? new Date()).toISOString().slice(0, 10);
  }

  /** Changes with all that alerts depend on. */
  async #state(): Promise<string> {
    const { db, thresholds } = this.#options;
    const revision = await new ValueStore(db, BUDGETS).revision();
    const published = await new PublishedRunReadModel(db).list();
    const runs = published.map(({ runId, changedAt }) => [runId, changedAt]);
    return createHash('sha256')
      .update(JSON.stringify([revision, runs, this.#today(), thresholds]))
      .digest('base64url');
  }

  async #raise(trx: Knex) {
    const { db, thresholds } = this.#options;
    const month = this.#today().slice(0, 7);
    const [from, to] = [addMonths(month, -1), addMonths(month, 1)];
    const alerts = new BudgetAlertStore(trx);
    const raised = Map.groupBy(await alerts.ofMonths([from, month]), keyOf);
    const stored = new BudgetReadModel(db);
    const batches = readBatches<StoredBudget>((after, limit) =>
      stored.page({ from, to, after, limit }),
    );
    for await (const batch of batches) {
      const budgets = await this.#budgets.withActuals(batch);
      await alerts.raise(
        budgets.flatMap(
          budget =>
            alertOf(budget, {
              ...{ thresholds, month },
              raised: raised.get(keyOf(budget)) ?? [],
            }) ?? [],
        ),
      );
    }
  }
}
