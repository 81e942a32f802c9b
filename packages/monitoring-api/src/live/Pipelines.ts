import { setTimeout as delay } from 'node:timers/promises';
import { LivePipeline, LiveSource } from '@rosetta/contracts';
import { GitLabClient } from '@rosetta/sources';
import { LRUCache } from 'lru-cache';
import { toPipeline } from './gitLabItem';

const NEWEST = 20;
/** What was said so shortly ago is not asked again. */
const FRESH_MS = 3_000;
const PROJECTS_KEPT = 1_000;
/** An answer waits for the source this long, when there is something to show instead. */
const PATIENCE_MS = 150;

type Pipeline = ReturnType<typeof toPipeline>;

interface Known {
  pipelines: Pipeline[];
  asOf?: Date;
  latencyMs: number | null;
  error?: string;
  underWay?: Promise<void>;
}

const ageOf = ({ asOf }: Known) => Date.now() - (asOf?.getTime() ?? 0);

const stateOf = (known: Known): LiveSource['state'] => {
  if (known.error !== undefined) return 'down';
  return ageOf(known) > 2 * FRESH_MS ? 'stale' : 'ok';
};

const WORST = ['ok', 'stale', 'down'] as const;

/** How the source is: as at the project it answered worst for. */
const reportOf = (all: readonly Known[]): LiveSource => {
  const [worst] = all.toSorted(
    (a, b) => WORST.indexOf(stateOf(b)) - WORST.indexOf(stateOf(a)),
  );
  if (!worst)
    return { name: 'gitlab', state: 'ok', asOf: null, latencyMs: null };
  return {
    name: 'gitlab',
    state: stateOf(worst),
    asOf: worst.asOf?.toISOString() ?? null,
    latencyMs: worst.latencyMs,
    ...(worst.error !== undefined && { error: worst.error }),
  };
};

/** The newest pipelines of projects: asked when somebody asks, and the last known ones where GitLab does not answer. */
export class Pipelines {
  readonly #client: Pick<GitLabClient, 'pipelines'>;
  readonly #known = new LRUCache<string, Known>({ max: PROJECTS_KEPT });

  constructor(client: Pick<GitLabClient, 'pipelines'>) {
    this.#client = client;
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
    const known = this.#known.get(path) ?? { pipelines: [], latencyMs: null };
    this.#known.set(path, known);
    if (ageOf(known) < FRESH_MS) return known;
    known.underWay ??= this.#refresh(path, known).finally(() => {
      known.underWay = undefined;
    });
    await (known.asOf
      ? Promise.race([known.underWay, delay(PATIENCE_MS)])
      : known.underWay);
    return known;
  }

  async #refresh(path: string, known: Known) {
    const began = performance.now();
    try {
      const pipelines: Pipeline[] = [];
      for await (const each of this.#client.pipelines(path)) {
        pipelines.push(toPipeline(path, each));
        if (pipelines.length === NEWEST) break;
      }
      known.pipelines = pipelines;
      known.asOf = new Date();
      known.error = undefined;
    } catch (error) {
      known.error = (error as Error).message;
    }
    known.latencyMs = Math.round(performance.now() - began);
  }
}
