import {
  burnPairsOf,
  resolveBurnPairs,
  SloBurn,
  SloState,
  SloStatus,
  SloVersion,
} from '@rosetta/contracts/monitoring';
import {
  budgetOf,
  BurnHour,
  BurnRules,
  BurnSeries,
  burnsAt,
  Episode,
  followEpisodes,
  NO_SUMS,
  OpenEpisode,
  SloFactReadModel,
  StoredSlo,
  windowAt,
} from '@rosetta/monitoring-mart';
import { Knex } from 'knex';
import { LiveBurns } from './LiveBurns';

/** What decides who is alerted, where an objective does not say. */
export interface SloRules {
  minEvents: number;
  /** Below this part of its budget an objective is at risk. */
  atRisk: number;
}

const MINUTE_MS = 60_000;
const HOUR_MINUTES = 60;
/** How far back burns are looked for when nobody looked for them yet, or for long. */
const MAX_LOOK_BACK_MINUTES = 60;
/** Hours in which the last minute that is known may be. */
const RECENT_HOURS = 2;

/** The rules that an objective is alerted by. */
export const burnRulesOf = (
  slo: Pick<SloVersion, 'objective' | 'window' | 'alerting'>,
  { minEvents }: SloRules,
): BurnRules => ({
  objective: slo.objective,
  pairs: resolveBurnPairs(burnPairsOf(slo), slo.window),
  minEvents: slo.alerting.minEvents ?? minEvents,
});

/** The budget's unit. */
const unitOf = ({ budgeting }: Pick<SloVersion, 'budgeting'>) =>
  budgeting.method === 'Occurrences' ? 'events' : 'slices';

const stateOf = (
  { remaining }: Pick<SloStatus, 'remaining'>,
  isBurning: boolean,
  atRisk: number,
): SloState => {
  if (remaining === null) return 'unknown';
  if (remaining <= 0) return 'exhausted';
  if (isBurning) return 'burning';
  return remaining < atRisk ? 'at-risk' : 'met';
};

const reasonOf = ({ remaining, known }: Pick<SloStatus, 'remaining' | 'known'>) => {
  if (remaining !== null) return {};
  return { reason: known > 0 ? ('no-events' as const) : ('no-data' as const) };
}; // prettier-ignore

/** The hours whose minutes a window may begin or end within. */
const minuteHours = (rules: readonly BurnRules[], nowHour: number) => {
  const windows = rules.flatMap(
    ({ pairs }) =>
    pairs.flatMap(({ longMinutes, shortMinutes }) => [longMinutes, shortMinutes]), // prettier-ignore
  );
  const hours = new Set<number>();
  for (const minutes of new Set([0, ...windows])) {
    const last = nowHour + 1 - Math.floor(minutes / HOUR_MINUTES);
    const first = nowHour - RECENT_HOURS - Math.ceil(minutes / HOUR_MINUTES);
    for (let hour = first; hour <= last; hour += 1) hours.add(hour);
  }
  return [...hours].map(hour => new Date(hour * HOUR_MINUTES * MINUTE_MS));
};

/** A status without what burns. */
type PublishedStatus = Omit<SloStatus, 'state' | 'burns' | 'burnsAsOf'>;

const instantOf = (minute: number | undefined) =>
  minute === undefined ? null : new Date(minute * MINUTE_MS).toISOString();

/** An objective with what is computed of it. */
export interface ComputedSlo {
  slo: StoredSlo;
  status: SloStatus;
  /** Burns that began, changed or ended. */
  episodes: Episode[];
  lookedUntil: Date;
}

/** What is known of each objective so far. */
export interface Looked {
  until: ReadonlyMap<string, Date>;
  open: ReadonlyMap<string, OpenEpisode>;
}

/** Computes where objectives stand from what is published. */
export class SloStatuses {
  readonly #facts: SloFactReadModel;
  readonly #live: LiveBurns;
  readonly #rules: SloRules;

  constructor(db: Knex, rules: SloRules) {
    this.#facts = new SloFactReadModel(db);
    this.#live = new LiveBurns(db);
    this.#rules = rules;
  }

  /**
   * Some hundreds of objectives: a few queries, whatever their number.
   * @param known - of these nothing but the burns is computed: no hour was published since
   */
  async compute(
    slos: readonly StoredSlo[],
    { until, open }: Looked,
    now: Date,
    known: ReadonlyMap<string, SloStatus> = new Map(),
  ): Promise<ComputedSlo[]> {
    const published = await this.#published(slos, now);
    const series = await this.#live.merge(slos, published, now);
    const budgets = await this.#budgets(
      slos.filter(({ id }) => !known.has(id)),
      published,
      now,
    );
    return slos.map(slo => {
      const burned = new BurnSeries(series.get(slo.id) ?? []);
      const looked = this.#look(slo, burned, now, until.get(slo.id), open.get(slo.id)); // prettier-ignore
      const budget = known.get(slo.id) ?? budgets.get(slo.id)!;
      const status = this.#status(budget, looked);
      return { slo, status, episodes: looked.episodes, lookedUntil: looked.until }; // prettier-ignore
    });
  }

  /** Without the look for burns: an objective that nothing was computed of yet, or is any more. */
  pending(slo: StoredSlo, now: Date): SloStatus {
    const window = windowAt(slo.window, now);
    return {
      asOf: null,
      from: window.from.toISOString(),
      to: window.to.toISOString(),
      state: 'unknown',
      reason: slo.retired ? 'retired' : 'not-computed',
      ...budgetOf(slo, window, NO_SUMS, now),
      unit: unitOf(slo),
      burns: [],
    };
  }

  async #published(slos: readonly StoredSlo[], now: Date) {
    const rules = slos.map(slo => burnRulesOf(slo, this.#rules));
    const nowHour = Math.floor(now.getTime() / MINUTE_MS / HOUR_MINUTES);
    const hours = minuteHours(rules, nowHour).sort((a, b) => +a - +b);
    const end = new Date((nowHour + 1) * HOUR_MINUTES * MINUTE_MS);
    return this.#facts.burnHours(
      slos.map(({ id }) => id),
      { from: hours[0], to: end },
      hours,
    );
  }

  #look(
    slo: StoredSlo,
    series: BurnSeries,
    now: Date,
    until: Date | undefined,
    open: OpenEpisode | undefined,
  ) {
    const rules = burnRulesOf(slo, this.#rules);
    const known = series.end;
    const end = known ?? Math.floor(now.getTime() / MINUTE_MS);
    const last = until ? until.getTime() / MINUTE_MS : 0;
    // The newest minute again each time: an hour that is published anew may show what burns.
    const from = Math.max(Math.min(last + 1, end), end - MAX_LOOK_BACK_MINUTES);
    const episodes = known
      ? followEpisodes(series, rules, open, from, end)
      : [];
    const newest = episodes.at(-1) ?? open;
    return {
      episodes,
      until: new Date(Math.max(last, known ?? last) * MINUTE_MS),
      burns: burnsAt(series, rules, end),
      isBurning: newest !== undefined && newest.ended === null,
      burnsAsOf: instantOf(known),
    };
  }

  /** What published hours say: burns are told beside it. */
  async #budgets(
    slos: readonly StoredSlo[],
    published: ReadonlyMap<string, BurnHour[]>,
    now: Date,
  ): Promise<Map<string, PublishedStatus>> {
    if (slos.length === 0) return new Map();
    const windows = slos.map(slo => windowAt(slo.window, now));
    const sums = await this.#facts.sums(
      slos.map(({ id }, at) => ({ slo: id, ...windows[at] })),
    );
    return new Map(
      slos.map((slo, at) => {
        const window = windows[at];
        const budget = budgetOf(slo, window, sums.get(slo.id) ?? NO_SUMS, now);
        const status: PublishedStatus = {
          asOf: instantOf(new BurnSeries(published.get(slo.id) ?? []).end),
          from: window.from.toISOString(),
          to: window.to.toISOString(),
          ...reasonOf(budget),
          ...budget,
          unit: unitOf(slo),
        };
        return [slo.id, status];
      }),
    );
  }

  #status(
    published: PublishedStatus,
    { burns, burnsAsOf, isBurning }: { burns: SloBurn[]; burnsAsOf: string | null; isBurning: boolean }, // prettier-ignore
  ): SloStatus {
    const state = stateOf(published, isBurning, this.#rules.atRisk);
    return { ...published, state, burns, burnsAsOf };
  }
}
