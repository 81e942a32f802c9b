import { setTimeout as delay } from 'node:timers/promises';
import { LivePipeline, LiveSource } from '@rosetta/contracts/monitoring';
import { Logger } from '@rosetta/service-kit';
import { isRefusal, RateLimitedError } from '@rosetta/sources';
import { gitLab, GitLabClient, toPipeline } from '@rosetta/sources/gitlab';
import {
  describeRefusedRecord,
  errorMessage,
  summarizeProblems,
} from '@rosetta/sources/live';
import { LRUCache } from 'lru-cache';

const NEWEST = 20;
/** An answer younger than this is reused. */
const FRESH_MS = 3_000;
const PROJECTS_KEPT = 1_000;
/** An answer waits for the source this long, when there is something to show instead. */
const MAX_WAIT_MS = 150;
/** And this long, when there is nothing yet. */
const FIRST_MAX_WAIT_MS = 2_000;

type Pipeline = ReturnType<typeof toPipeline>;

interface Known {
  path: string;
  pipelines: Pipeline[];
  asOf?: Date;
  latencyMs: number | null;
  error?: unknown;
  refused: string[];
  underWay?: Promise<void>;
}

const ageOf = ({ asOf }: Known) => Date.now() - (asOf?.getTime() ?? 0);

const stateOf = (known: Known): LiveSource['state'] => {
  if (known.error instanceof RateLimitedError) return 'stale';
  if (known.error !== undefined) return 'down';
  return ageOf(known) > 2 * FRESH_MS ? 'stale' : 'ok';
};

const WORST = ['ok', 'stale', 'down'] as const;

const problemsOf = ({ path, error, refused }: Known) => [
  ...(isRefusal(error) ? [`${path}: ${errorMessage(error)}`] : []),
  ...refused.map(each => `${path}: ${each}`),
];

/**
 * How the source is: as at the project it answered worst for. Those that it refuses are apart,
 * unless there are no others: then nothing at all is known of now.
 */
const reportOf = (all: readonly Known[]): LiveSource => {
  const answering = all.filter(({ error }) => !isRefusal(error));
  const compared = answering.length > 0 ? answering : all;
  const [worst] = compared.toSorted(
    (a, b) => WORST.indexOf(stateOf(b)) - WORST.indexOf(stateOf(a)),
  );
  const problems = summarizeProblems(all.flatMap(problemsOf));
  return {
    name: gitLab.name,
    title: gitLab.title,
    state: worst ? stateOf(worst) : 'ok',
    asOf: worst?.asOf?.toISOString() ?? null,
    latencyMs: worst?.latencyMs ?? null,
    ...(worst?.error !== undefined && { error: errorMessage(worst.error) }),
    ...(problems.length > 0 && { problems }),
  };
};

export interface LivePipelinesOptions {
  client: Pick<GitLabClient, 'pipelines'>;
  logger: Logger;
}

/** The newest pipelines of projects: fetched on request, and the last known ones when GitLab does not answer. */
export class LivePipelines {
  readonly #options: LivePipelinesOptions;
  readonly #known = new LRUCache<string, Known>({ max: PROJECTS_KEPT });

  constructor(options: LivePipelinesOptions) {
    this.#options = options;
  }

  async read(
    projects: readonly string[],
    application: LivePipeline['application'],
  ): Promise<{ items: LivePipeline[]; source: LiveSource }> {
    const all = await Promise.all(projects.map(path => this.#read(path)));
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

  async #read(path: string): Promise<Known> {
    const known = this.#known.get(path) ?? {
      path,
      pipelines: [],
      latencyMs: null,
      refused: [],
    };
    this.#known.set(path, known);
    if (ageOf(known) < FRESH_MS) return known;
    known.underWay ??= this.#refresh(known).finally(() => {
      known.underWay = undefined;
    });
    const maxWaitMs = known.asOf ? MAX_WAIT_MS : FIRST_MAX_WAIT_MS;
    await Promise.race([known.underWay, delay(maxWaitMs)]);
    return known;
  }

  async #refresh(known: Known) {
    const { path } = known;
    const began = performance.now();
    try {
      const newest = await this.#newest(path);
      for (const problem of newest.refused)
        if (!known.refused.includes(problem))
          this.#options.logger.warn(
            { project: path, problem },
            'Pipeline record refused',
          );
      Object.assign(known, newest);
      known.asOf = new Date();
      known.error = undefined;
    } catch (error) {
      if (errorMessage(error) !== errorMessage(known.error))
        this.#options.logger.warn(
          { project: path, error: errorMessage(error) },
          'Pipelines poll failed',
        );
      known.error = error;
    }
    known.latencyMs = Math.round(performance.now() - began);
  }

  async #newest(path: string): Promise<Pick<Known, 'pipelines' | 'refused'>> {
    const pipelines: Pipeline[] = [];
    const refused: string[] = [];
    for await (const each of this.#options.client.pipelines(path, {
      limit: NEWEST,
      onRefused: record =>
        refused.push(describeRefusedRecord('pipeline', record)),
    }))
      pipelines.push(toPipeline(path, each));
    return { pipelines, refused };
  }
}
