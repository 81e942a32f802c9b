import { RouteAnswer, RouteRequest } from '@rosetta/contracts';
import { explainCosts, UNALLOCATED } from '@rosetta/contracts/finops';
import {
  ExplainReadModel,
  LabelDimension,
  LabelReadModel,
} from '@rosetta/finops-mart';
import { CostService } from '../costs/CostService';
import { PublishedMonths } from '../costs/publishedMonths';
import { toParts } from './toParts';
import { toPassedOn } from './toPassedOn';
import { ExplainNames } from './toNodes';

export type ExplainQuery = RouteRequest<typeof explainCosts>['query'];
export type Explanation = RouteAnswer<typeof explainCosts>;

/** Answers what a figure is made of. */
export class ExplainService {
  readonly #costs: CostService;
  readonly #explain: ExplainReadModel;
  readonly #labels: LabelReadModel;

  constructor(
    costs: CostService,
    explain: ExplainReadModel,
    labels: LabelReadModel,
  ) {
    this.#costs = costs;
    this.#explain = explain;
    this.#labels = labels;
  }

  async explain(
    query: ExplainQuery,
    months: PublishedMonths,
  ): Promise<Explanation> {
    // The total is the same by every dimension.
    const { total, items, groupBy, ...provenance } = await this.#costs.byKey(
      { ...query, groupBy: 'month' },
      { ...months, previous: null },
    );
    const { previous, change, ...amounts } = total;
    const { measure, top } = query;
    const { currency } = provenance;
    const { current: runs } = months;
    const figure = { runs, measure, currency, top, filters: query };
    const names = await this.#names(months);
    return {
      ...provenance,
      total: amounts,
      ...toParts(await this.#explain.parts(figure), names),
      ...((query.application ?? query.group ?? UNALLOCATED) !== UNALLOCATED && {
        passedOn: toPassedOn(await this.#explain.passedOn(figure), names),
      }),
    };
  }

  async #names({ current: runs }: PublishedMonths): Promise<ExplainNames> {
    const runIds = runs.map(({ runId }) => runId);
    const labels = (dimension: LabelDimension) =>
      this.#labels.names(dimension, runIds);
    return {
      accounts: await labels('billing_account'),
      domains: await labels('domain'),
      applications: await labels('application'),
      rules: await this.#explain.rules(runs),
    };
  }
}
