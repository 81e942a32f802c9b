import { NotFoundError } from '@backstage/errors';
import { AllocationPreview, RuleToPreview } from '@rosetta/contracts/finops';
import { resolveMonthRange } from '@rosetta/contracts/values';
import {
  AllocationRuleReadModel,
  AllocationRuleStore,
  ClosedPeriodStore,
  LabelReadModel,
  previewAllocation,
  PublishedRun,
  PublishedRunReadModel,
  runRemovedError,
} from '@rosetta/finops-mart';
import { Knex } from 'knex';
import { labelOf } from '../labelOf';
import { limitQueries } from '../limitQueries';
import { previewedId, previewedRules } from './previewedRules';

/** A preview uses a connection and much of a processor. */
const MAX_AT_A_TIME = 2;
const LIMIT_SECONDS = 60;
const ALWAYS = { from: '-infinity', to: 'infinity' };

const TOO_LONG = `The preview took more than ${LIMIT_SECONDS} s and was stopped; try again shortly, or a month with fewer charges`;

/** The published run of a month: by default, of the last one that is over. */
const findRun = (
  published: readonly PublishedRun[],
  period: string | undefined,
): PublishedRun => {
  const months = published.map(run => run.period);
  const month = period ?? resolveMonthRange({}, months).from;
  const run = published.find(each => each.period === month);
  if (!run)
    throw new NotFoundError(
      `period: ${month} has no published run; choose a published month`,
    );
  if (!run.retained) throw runRemovedError(month);
  return run;
};

/** What rules would move, without changing any. */
export class RulePreviews {
  readonly #db: Knex;
  readonly #limit = limitQueries({
    atATime: MAX_AT_A_TIME,
    seconds: LIMIT_SECONDS,
    tooLong: TOO_LONG,
  });

  constructor(db: Knex) {
    this.#db = db;
  }

  /** @param signal - aborts when nobody waits for the answer any more */
  preview(
    input: RuleToPreview,
    signal: AbortSignal,
  ): Promise<AllocationPreview> {
    return this.#limit(either => this.#compute(input, either), signal);
  }

  async #compute(
    input: RuleToPreview,
    signal: AbortSignal,
  ): Promise<AllocationPreview> {
    const { measure, period } = input;
    const published = await new PublishedRunReadModel(this.#db).list();
    const run = findRun(published, period);
    const { rules, rule } = await this.#previewed(input);
    const { taken, weightless, differences } = await previewAllocation(
      this.#db,
      { published: run, rules, rule, measure },
      signal,
    );
    const names = await new LabelReadModel(this.#db).names(
      'application',
      published.map(({ runId }) => runId),
    );
    const closed = await new ClosedPeriodStore(this.#db).get(run.period);
    return {
      period: run.period,
      runId: run.runId,
      at: run.publishedAt,
      measure,
      closed: closed !== undefined,
      rule: { id: rule.ruleId, version: rule.version },
      taken,
      weightless,
      totals: differences.filter(({ key }) => key === null),
      items: differences.flatMap(({ key, ...moved }) =>
        key === null ? [] : { key, label: labelOf(names, key), ...moved },
      ),
    };
  }

  async #previewed(input: RuleToPreview) {
    const id = previewedId(input);
    const rules = await new AllocationRuleReadModel(this.#db).validWithin(
      ALWAYS,
    );
    const last = await new AllocationRuleStore(this.#db).lastVersion(id);
    return previewedRules(rules, { ...input, id }, last);
  }
}
