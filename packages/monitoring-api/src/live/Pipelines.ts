import { setTimeout as delay } from 'node:timers/promises';
import { LivePipeline, LiveSource } from '@rosetta/contracts/monitoring';
import { Logger } from '@rosetta/service-kit';
import { GitLabClient, isRefusal, RateLimitedError } from '@rosetta/sources';
import { LRUCache } from 'lru-cache';
import { toPipeline } from './gitLabItem';
import { fewOf, leftOut, wordsOf } from './troubles';

const NEWEST = 20;
/** What was said so shortly ago is not asked again. */
const FRESH_MS = 3_000;
const PROJECTS_KEPT = 1_000;
/** An answer waits for the source this long, when there is something to show instead. */
const PATIENCE_MS = 150;
/** And this long, when there is nothing yet. */
const FIRST_PATIENCE_MS = 2_000;

type Pipeline = ReturnType<typeof toPipeline>;

interface Known {
  path: string;
  pipelines: Pipeline[];
  asOf?: Date;
  latencyMs: number | null;
  error?: unknown;
  leftOut: string[];
  underWay?: Promise<void>;
}

const ageOf = ({ asOf }: Known) => Date.now() - (asOf?.getTime() ?? 0);

const stateOf = (known: Known): LiveSource['state'] => {
  if (known.error instanceof RateLimitedError) return 'stale';
  if (known.error !== undefined) return 'down';
  return ageOf(known) > 2 * FRESH_MS ? 'stale' : 'ok';
};

const WORST = ['ok', 'stale', 'down'] as const;

const problemsOf = ({ path, error, leftOut: records }: Known) => [
  ...(isRefusal(error) ? [`${path}: ${wordsOf(error)}`] : []),
  ...records.map(each => `${path}: ${each}`),
];

/**
 * How the source is: as at the project it answered worst for. Those that it refuses are apart,
 * unless there are no others: then nothing at all is known of now.
 */
const reportOf = (all: readonly Known[]): LiveSource => {
  const answering = all.filter(({ error }) => !isRefusal(error));
  const judged = answering.length > 0 ? answering : all;
  const [worst] = judged.toSorted(
    (a, b) => WORST.indexOf(stateOf(b)) - WORST.indexOf(stateOf(a)),
  );
  const problems = fewOf(all.flatMap(problemsOf));
  return {
    name: 'gitlab',
    state: worst ? stateOf(worst) : 'ok',
    asOf: worst?.asOf?.toISOString() ?? null,
    latencyMs: worst?.latencyMs ?? null,
    ...(worst?.error !== undefined && { error: wordsOf(worst.error) }),
    ...(problems.length > 0 && { problems }),
  };
};

export interface PipelinesOptions {
  client: Pick<GitLabClient, 'pipelines'>;
  logger: Logger;
}

/** The newest pipelines of projects: asked when somebody asks, and the last known ones where GitLab does not answer. */
export class Pipelines {
  readonly #options: PipelinesOptions;
  readonly #known = new LRUCache<string, Known>({ max: PROJECTS_KEPT });

  constructor(options: PipelinesOptions) {
    this.#options = options;
  }

  async read(
    projects: readonly string[],
    application: LivePipeline['application'],
  ): Promise<{ items: LivePipeline[]; source: LiveSource }> {
    const all = await Promise.all(projects.map(path => this.#ask(path)));
    return {
      items: all.flatMap(known =>
        known.pipelines.map(pipeline => ({
          ...pipeline,
          application,
          stale: stateOf(known) !== 'ok',
          asOf: known.asOf!.toISOString(),
        })),
      ),
      source: reportOf(all),
    };
  }

  async #ask(path: string): Promise<Known> {
    const known = this.#known.get(path) ?? {
      path,
      pipelines: [],
      latencyMs: null,
      leftOut: [],
    };
    this.#known.set(path, known);
    if (ageOf(known) < FRESH_MS) return known;
    known.underWay ??= this.#refresh(known).finally(() => {
      known.underWay = undefined;
    });
    const patienceMs = known.asOf ? PATIENCE_MS : FIRST_PATIENCE_MS;
    await Promise.race([known.underWay, delay(patienceMs)]);
    return known;
  }

  async #refresh(known: Known) {
    const { path } = known;
    const began = performance.now();
    try {
      const newest = await this.#newest(path);
      for (const problem of newest.leftOut)
        if (!known.leftOut.includes(problem))
          this.#options.logger.warn(
            { project: path, problem },
            'A pipeline is not read',
          );
      Object.assign(known, newest);
      known.asOf = new Date();
      known.error = undefined;
    } catch (error) {
      if (wordsOf(error) !== wordsOf(known.error))
        this.#options.logger.warn(
          { project: path, error: wordsOf(error) },
          'Pipelines are not read',
        );
      known.error = error;
    }
    known.latencyMs = Math.round(performance.now() - began);
  }

  async #newest(path: string): Promise<Pick<Known, 'pipelines' | 'leftOut'>> {
    const pipelines: Pipeline[] = [];
    const refused: string[] = [];
    for await (const each of this.#options.client.pipelines(path, {
      limit: NEWEST,
      onRefused: record => refused.push(leftOut('pipeline', record)),
    }))
      pipelines.push(toPipeline(path, each));
    return { pipelines, leftOut: refused };
  }
}
