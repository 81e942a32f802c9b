import { Risk, RiskCode } from '@rosetta/contracts/monitoring';
import { addDays, DateRange } from '@rosetta/contracts/values';
import {
  DeliveryReadModel,
  RiskReadModel,
  RiskRules,
  StabilityReadModel,
} from '@rosetta/monitoring-mart';
import { Knex } from 'knex';
import { riskRulesOf, scoreRisks } from './scoreRisks';

/** An incident that is open for longer is not looked at, and an application that was not deployed since then has no age. */
const LOOK_BACK_DAYS = 400;
const HOUR_MS = 3_600_000;

export interface RisksQuery {
  days: number;
  group?: string;
}

/** Finds the applications that are a risk. */
export class ExecutiveService {
  readonly #db: Knex;
  readonly #rules: RiskRules;
  readonly #attributionHours: number;

  /** @param attributionHours - how long an incident may be put down to a deployment */
  constructor(db: Knex, rules: RiskRules, attributionHours: number) {
    this.#db = db;
    this.#rules = rules;
    this.#attributionHours = attributionHours;
  }

  async risks({ days, group }: RisksQuery, now = new Date()) {
    const to = addDays(now.toISOString().slice(0, 10), 1);
    const range = { from: addDays(to, -days), to };
    const since = addDays(to, -LOOK_BACK_DAYS);
    const rules = riskRulesOf(this.#rules);
    const applications = await this.#applications({ from: since, to }, group);
    const inputs = await this.#inputs(range, since, applications, now);
    const { at } = await new DeliveryReadModel(this.#db).published(range);
    return {
      ...range,
      rules,
      all: scoreRisks(inputs, rules, { range, since, now }),
      applications: applications.size,
      unknown: await this.#unknown(),
      publishedAt: at,
    };
  }

  /** By their ids: those that could deploy on the last day that was looked at. */
  async #applications(range: DateRange, group?: string) {
    const delivery = new DeliveryReadModel(this.#db);
    const groups = group && (await delivery.descendantGroups(group));
    const all = await delivery.applications(range);
    return new Map(
      all
        .filter(each => !groups || groups.includes(each.group ?? ''))
        .map(each => [each.id, each]),
    );
  }

  async #inputs(
    range: DateRange,
    since: string,
    applications: ReadonlyMap<string, Risk['application']>,
    now: Date,
  ) {
    const matureBefore = new Date(
      now.getTime() - this.#attributionHours * HOUR_MS,
    ).toISOString();
    // Not narrowed to a group: what happened under an earlier owner is a risk of the one of now.
    const [facts, stabilities] = await Promise.all([
      new RiskReadModel(this.#db).list(since),
      new StabilityReadModel(this.#db).ofDeployments(
        range,
        'application',
        matureBefore,
      ),
    ]);
    const byKey = new Map(stabilities.map(each => [each.key, each]));
    return facts.flatMap(each => {
      const application = applications.get(each.application);
      // One that is no more is nobody's risk.
      return application
        ? [{ application, facts: each, stability: byKey.get(each.application) }]
        : [];
    });
  }

  async #unknown(): Promise<RiskCode[]> {
    const [incidents, budgets] = await Promise.all([
      new StabilityReadModel(this.#db).incidentsSince(),
      new RiskReadModel(this.#db).hasBudgets(),
    ]);
    const ofIncidents: RiskCode[] = ['openIncidents', 'changeFailureRate', 'slowRecovery']; // prettier-ignore
    return [
      ...(incidents === null ? ofIncidents : []),
      ...(budgets ? [] : (['errorBudget'] as const)),
    ];
  }
}
