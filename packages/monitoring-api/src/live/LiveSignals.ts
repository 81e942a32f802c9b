import { LiveSource, SIGNALS } from '@rosetta/contracts/monitoring';
import {
  indicatorOf,
  LiveSignalHour,
  LiveSignalPoll,
  LiveSignalStore,
  SloStore,
  versionsAt,
} from '@rosetta/monitoring-mart';
import { Logger } from '@rosetta/service-kit';
import { isSourceFailure, RateLimitedError } from '@rosetta/sources';
import {
  dynatrace,
  DynatraceClient,
  hourOfSlot,
  MinutesAnswer,
  readMinutes,
  toMinutes,
  typeOf,
} from '@rosetta/sources/dynatrace';
import {
  errorMessage,
  repeat,
  Repeated,
  summarizeProblems,
} from '@rosetta/sources/live';
import { Knex } from 'knex';
import { Owners } from './Owners';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How often it is looked whether a minute is over. */
const TICK_MS = 5_000;
/** A minute is read once it has been over for so long: what counts it sends it a moment later. */
const SETTLE_MS = 15_000;
/** What came late is read with the minutes after it. */
const OVERLAP_MS = 5 * MINUTE_MS;
/** As long as the longest window that pages; what is older is published, or missing. */
export const LIVE_HOURS = 6;
/** Without an answer for so long, what is known is stale. */
const STALE_MS = 3 * MINUTE_MS;

/** A signal as a source has it, by what the source calls it. */
const READINGS = new Map(
  SIGNALS.map(({ id, dynatrace: { metric, aggregation, factor } }) => [
    `${metric} ${aggregation}`,
    { signal: id, factor },
  ]),
);

/** What is asked of entities of one type. */
interface Needed {
  type: string;
  signals: readonly (typeof SIGNALS)[number][];
  /** The applications that each is of. */
  entities: ReadonlyMap<string, readonly string[]>;
}

const keyOf = ({ application, entity, signal }: Omit<LiveSignalHour, 'hour' | 'minutes'>) =>
  `${application} ${entity} ${signal}`; // prettier-ignore

export interface LiveSignalsOptions {
  db: Knex;
  client: Pick<DynatraceClient, 'metrics'>;
  /** Which entities applications have. */
  owners: Pick<Owners, 'pivots'>;
  logger: Logger;
  now?(): Date;
}

/**
 * Reads the minutes that objectives are measured by, once a minute, for all applications at once. Whoever takes a
 * minute first reads it: further processes do not, and go on where one was killed.
 */
export class LiveSignals {
  readonly #options: LiveSignalsOptions;
  readonly #store: LiveSignalStore;
  #loop?: Repeated;
  #failure?: string;

  constructor(options: LiveSignalsOptions) {
    this.#options = options;
    this.#store = new LiveSignalStore(options.db);
  }

  start() {
    this.#loop = repeat(
      signal => this.#pollAndLog(signal),
      () => TICK_MS,
    );
  }

  async stop() {
    await this.#loop?.stop();
  }

  /** Reads the minutes that are new, unless another process does; nothing while nobody says whose entities are. */
  async poll(signal?: AbortSignal): Promise<void> {
    const now = this.#now().getTime() - SETTLE_MS;
    const until = new Date(Math.floor(now / MINUTE_MS) * MINUTE_MS);
    const needed = await this.#needed(until);
    if (!needed || !(await this.#store.claim(dynatrace.name, until))) return;
    const began = performance.now();
    const how = await this.#read(needed, until, signal);
    const latencyMs = Math.round(performance.now() - began);
    await this.#store.setEnded(dynatrace.name, { ...how, latencyMs });
    await this.#store.dropBefore(this.#oldest(until));
  }

  /** How the source is that minutes are read from; what is known of them is as of then. */
  async report(): Promise<LiveSource> {
    const last = await this.#store.last(dynatrace.name);
    const age = this.#now().getTime() - (last?.readUntil?.getTime() ?? 0);
    const isLate = age > STALE_MS ? 'stale' : 'ok';
    return {
      name: dynatrace.name,
      title: dynatrace.title,
      state: last?.error ? last.state ?? isLate : isLate,
      asOf: last?.readUntil?.toISOString() ?? null,
      latencyMs: last?.latencyMs ?? null,
      ...(last?.error && { error: last.error }),
      ...(last?.problems.length && { problems: [...last.problems] }),
    };
  }

  #now() {
    return this.#options.now?.() ?? new Date();
  }

  /** The first hour that is kept. */
  #oldest(until: Date): Date {
    return new Date(hourOfSlot(until.getTime() - LIVE_HOURS * HOUR_MS));
  }

  /** A failure of the source is in what is reported; any other is logged once, until it is another one or over. */
  async #pollAndLog(signal: AbortSignal) {
    try {
      await this.poll(signal);
      this.#failure = undefined;
    } catch (error) {
      if (signal.aborted || errorMessage(error) === this.#failure) return;
      this.#failure = errorMessage(error);
      this.#options.logger.warn({ err: error }, 'Live signals not read');
    }
  }

  /** By type, what the objectives that hold now need; undefined while nobody says whose entities are. */
  async #needed(until: Date): Promise<Needed[] | undefined> {
    const { db, owners } = this.#options;
    if (!owners.pivots('dynatrace:entity')) return undefined;
    const slos = versionsAt(await new SloStore(db).all(), until.toISOString());
    const signals = new Set(
      slos.flatMap(({ indicator }) =>
        indicatorOf(indicator).references(indicator).map(each => each.signal),
      ),
    ); // prettier-ignore
    const pairs = [...new Set(slos.map(({ application }) => application))].flatMap(
      application =>
        (owners.pivots('dynatrace:entity', application) ?? []).map(entity => ({ application, entity })),
    ); // prettier-ignore
    const wanted = SIGNALS.filter(({ id }) => signals.has(id));
    const byType = Map.groupBy(wanted, each => each.dynatrace.entity);
    return [...byType].map(([type, its]) => {
      const own = pairs.filter(({ entity }) => typeOf(entity) === type);
      const byEntity = Map.groupBy(own, ({ entity }) => entity);
      const entities = new Map(
        [...byEntity].map(([entity, of]) => [entity, of.map(({ application }) => application)]),
      ); // prettier-ignore
      return { type, signals: its, entities };
    });
  }

  async #read(
    needed: readonly Needed[],
    until: Date,
    signal?: AbortSignal,
  ): Promise<Omit<LiveSignalPoll, 'latencyMs'>> {
    const problems: string[] = [];
    try {
      const last = await this.#store.last(dynatrace.name);
      for (const each of needed)
        problems.push(...(await this.#readType(each, last?.readUntil ?? null, until, signal))); // prettier-ignore
      return { state: 'ok', error: null, problems: summarizeProblems(problems), readUntil: until }; // prettier-ignore
    } catch (error) {
      if (signal?.aborted || !isSourceFailure(error)) throw error;
      const state = error instanceof RateLimitedError ? 'stale' : 'down';
      return { state, error: errorMessage(error), problems: summarizeProblems(problems) }; // prettier-ignore
    }
  }

  /** Of what was asked a minute ago, what is new since; of what was not, all that is kept. */
  async #readType(
    needed: Needed,
    readUntil: Date | null,
    until: Date,
    signal?: AbortSignal,
  ): Promise<string[]> {
    const oldest = this.#oldest(until);
    const asked = readUntil ? await this.#store.asked(new Date(hourOfSlot(readUntil.getTime()))) : []; // prettier-ignore
    const known = new Set(asked.map(keyOf));
    const isKnown = (entity: string) =>
      needed.entities.get(entity)!.every(application =>
        needed.signals.every(({ id }) => known.has(keyOf({ application, entity, signal: id }))),
      ); // prettier-ignore
    const overlap = new Date((readUntil?.getTime() ?? 0) - OVERLAP_MS);
    const parts = Map.groupBy(needed.entities.keys(), isKnown);
    const problems: string[] = [];
    for (const [isAsked, entities] of parts) {
      const from = isAsked && overlap > oldest ? overlap : oldest;
      const metrics = needed.signals.map(({ dynatrace: { metric, aggregation } }) => `${metric}:${aggregation}`); // prettier-ignore
      const query = { type: needed.type, entities, metrics, from, to: until };
      const { client } = this.#options;
      for await (const answer of readMinutes(client, query, { signal })) {
        problems.push(...answer.problems);
        await this.#store.save(this.#toHours(needed, answer, until));
      }
    }
    return problems;
  }

  /** What a request answered, application by application; the hour that goes on has a row of all that was asked. */
  #toHours(
    { entities, signals }: Needed,
    answer: MinutesAnswer,
    until: Date,
  ): LiveSignalHour[] {
    if (!answer.series) return [];
    const rows = new Map<string, LiveSignalHour>();
    const add = (start: number, entity: string, signal: string, minutes: LiveSignalHour['minutes']) => {
      for (const application of entities.get(entity) ?? []) {
        const row = { hour: new Date(start), application, entity, signal, minutes };
        rows.set(`${start} ${keyOf(row)}`, row);
      }
    }; // prettier-ignore
    const nothing = Array<null>(HOUR_MS / MINUTE_MS).fill(null);
    for (const entity of answer.entities)
      for (const { id } of signals)
        add(hourOfSlot(until.getTime()), entity, id, nothing);
    for (const { entity, metric, aggregation, ...series } of answer.series) {
      const reading = READINGS.get(`${metric} ${aggregation}`);
      if (!reading || !entity) continue;
      const start = hourOfSlot(series.ends[0]);
      add(start, entity, reading.signal, toMinutes(series, start, reading.factor)); // prettier-ignore
    }
    return [...rows.values()];
  }
}
