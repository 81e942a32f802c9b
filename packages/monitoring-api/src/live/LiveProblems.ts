import { isDeepStrictEqual } from 'node:util';
import { LiveProblem, LiveSource } from '@rosetta/contracts/monitoring';
import { LiveSourceStore } from '@rosetta/monitoring-mart';
import { Logger } from '@rosetta/service-kit';
import {
  dynatrace,
  DynatraceClient,
  DynatraceProblemRecord,
  problemUrl,
} from '@rosetta/sources/dynatrace';
import { describeRefusedRecord } from '@rosetta/sources/live';
import { z } from 'zod';
import { LastKnown } from './LastKnown';

/** A problem that has ended is shown so much longer: people see that it is over. */
const ENDED_SHOWN_MS = 60 * 60_000;
const SAVE_MS = 60_000;

/** A problem, before it is said how fresh that is. */
const KnownProblem = LiveProblem.omit({ stale: true, asOf: true });
type KnownProblem = z.infer<typeof KnownProblem>;

const instant = (at: number) => new Date(at).toISOString();

const toProblem = (
  record: DynatraceProblemRecord,
  baseUrl: string,
): KnownProblem => {
  const { affectedEntities, impactedEntities, endTime } = record;
  const entities = [...(affectedEntities ?? []), ...(impactedEntities ?? [])];
  const names = new Map(
    entities.map(({ entityId, name }) => [entityId.id, name ?? entityId.id]),
  );
  return {
    id: record.problemId,
    displayId: record.displayId,
    title: record.title,
    severity: record.severityLevel,
    impact: record.impactLevel,
    status: record.status === 'OPEN' ? 'open' : 'closed',
    startedAt: instant(record.startTime),
    endedAt: typeof endTime === 'number' && endTime > 0 ? instant(endTime) : null, // prettier-ignore
    entities: [...names].map(([id, name]) => ({ id, name })),
    source: dynatrace.name,
    url: problemUrl(baseUrl, record.problemId),
  };
};

export interface LiveProblemsOptions {
  client: Pick<DynatraceClient, 'problems'>;
  /** Where people look at Dynatrace. */
  baseUrl: string;
  /** Where the last answer outlives the process. */
  store: Pick<LiveSourceStore, 'of' | 'save'>;
  logger: Logger;
}

/** The problems that Dynatrace has now, of all applications, asked for once for all pages. */
export class LiveProblems {
  readonly #options: LiveProblemsOptions;
  readonly #known: LastKnown<KnownProblem[]>;
  #savedAt = 0;
  #saved?: readonly KnownProblem[];
  #restored?: Promise<void>;

  constructor(options: LiveProblemsOptions) {
    this.#options = options;
    this.#known = new LastKnown({
      source: dynatrace,
      logger: options.logger,
      fetch: () => this.#fetch(),
    });
  }

  /** Those of an application, by the entities that its pivots name; worst news first. */
  async read(
    entities: readonly string[],
  ): Promise<{ items: LiveProblem[]; source: LiveSource }> {
    this.#restored ??= this.#restore();
    await this.#restored;
    const known = (await this.#known.read()) ?? [];
    const stale = this.#known.state !== 'ok';
    const asOf = this.#known.asOf?.toISOString() ?? '';
    const own = new Set(entities);
    const items = known
      .filter(problem => problem.entities.some(({ id }) => own.has(id)))
      .map(problem => ({ ...problem, stale, asOf }))
      .sort((a, b) => Number(a.status === 'closed') - Number(b.status === 'closed') || b.startedAt.localeCompare(a.startedAt)); // prettier-ignore
    return { items, source: this.#known.report() };
  }

  get state(): LiveSource['state'] {
    return this.#known.state;
  }

  async #fetch() {
    const { client, baseUrl } = this.#options;
    const from = new Date(Date.now() - ENDED_SHOWN_MS);
    const value: KnownProblem[] = [];
    const problems: string[] = [];
    for await (const record of client.problems(
      { from },
      {
        onRefused: refused =>
          problems.push(describeRefusedRecord('problem', refused)),
      },
    ))
      value.push(toProblem(record, baseUrl));
    void this.#save(value);
    return { value, problems };
  }

  async #restore() {
    const { store, logger } = this.#options;
    try {
      const last = await store.of(dynatrace.name);
      // An earlier version may have kept other things.
      const value = last?.items.flatMap(
        item => KnownProblem.safeParse(item).data ?? [],
      );
      if (last && value) this.#known.restore({ value, asOf: last.asOf });
    } catch (err) {
      logger.warn({ err }, 'Last answer of a source was not read');
    }
  }

  async #save(items: readonly KnownProblem[]) {
    const isRecent = Date.now() - this.#savedAt < SAVE_MS;
    if (isRecent && isDeepStrictEqual(items, this.#saved)) return;
    this.#savedAt = Date.now();
    this.#saved = items;
    const { store, logger } = this.#options;
    await store
      .save(dynatrace.name, { asOf: new Date(), items })
      .catch(err => logger.warn({ err }, 'Last answer of a source was not saved')); // prettier-ignore
  }
}
