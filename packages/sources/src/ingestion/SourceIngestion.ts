import { RawStore } from '@rosetta/raw-store';
import { ConnectedSources } from '../connectSources';
import { SharedTask } from './SharedTask';
import {
  IngestionContext,
  IngestionLog,
  IngestionResult,
  WatermarkStore,
} from './types';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface SourceIngestionOptions {
  raw: RawStore;
  watermarks: WatermarkStore;
  /** What finds the pivots of a type in the référentiel of now; for sources that are read by pivots. */
  readPivots?(signal: AbortSignal): Promise<IngestionContext['pivots']>;
  /** Those that are configured; what is not is no gap. */
  sources: Pick<ConnectedSources, 'all'>;
  /** How far back to go the first time; 30 days when not given. */
  historyDays?: number;
  /** The clock that runs are stamped by. */
  now(): Promise<Date>;
}

/** The run that something is landed for. */
export interface LandRequest {
  requestedAt: Date;
  log: IngestionLog;
  signal: AbortSignal;
}

interface IngestedSource extends IngestionResult {
  name: string;
  title: string;
}

/** One ingestion of all sources, for all runs that were requested before it began. */
interface SourcePoll {
  began: Date;
  ingested: IngestedSource[];
}

const logIngestion = async (
  { name, title, imports, unread }: IngestedSource,
  log: IngestionLog,
) => {
  for (const [what, { counts, problems }] of Object.entries(imports)) {
    const { landed, already, rejected, superseded } = counts;
    const replaced = superseded > 0 ? `, ${superseded} replaced` : '';
    await log.info(
      `Landed ${what} of ${name}: ${landed} new, ${already} already there, ${rejected} rejected${replaced}`,
      { landed, already, rejected, superseded },
    );
    for (const { problem, count } of problems)
      await log.warn(`${name} ${what} in quarantine: ${count}, ${problem}`);
  }
  for (const [part, reason] of unread.reasons)
    await log.warn(
      `${title} ${unread.unit} ${part} was not read, and what is new there is missing: ${reason}`,
    );
};

/** How many parts of the sources were not read: `{ projectsNotRead: 1 }`. */
const countUnread = (ingested: readonly IngestedSource[]) => {
  const counts: Record<string, number> = {};
  for (const { unread } of ingested)
    if (unread.reasons.size > 0) {
      const name = `${unread.units ?? `${unread.unit}s`}NotRead`;
      counts[name] = (counts[name] ?? 0) + unread.reasons.size;
    }
  return counts;
};

/** Lands what is new in the sources of a domain, before its periods are shaped from it. */
export class SourceIngestion {
  readonly #options: SourceIngestionOptions;
  #last?: SharedTask<SourcePoll>;

  constructor(options: SourceIngestionOptions) {
    this.#options = options;
  }

  /**
   * Throws when a source fails, with its message; nothing of that source has landed then.
   * Runs that come at once share a poll, and so do those that were requested before it began:
   * sixty periods need not poll sixty times.
   */
  async land({
    requestedAt,
    log,
    signal,
  }: LandRequest): Promise<Record<string, number>> {
    if (this.#landable().length === 0) return {};
    const earlier = this.#last;
    const latest = this.#latest();
    let poll = await latest.wait(signal);
    // Something may have been deployed after an earlier poll, and before the run was requested.
    if (latest === earlier && poll.began <= requestedAt)
      poll = await this.#latest(earlier).wait(signal);
    await log.info(`Sources were polled at ${poll.began.toISOString()}`);
    for (const ingested of poll.ingested) await logIngestion(ingested, log);
    return countUnread(poll.ingested);
  }

  #landable() {
    return this.#options.sources.all.filter(
      ({ source }) => source.connection!.land,
    );
  }

  /** The last poll that is of use, a new one when there is none, or only the one that is too old. */
  #latest(tooOld?: SharedTask<SourcePoll>): SharedTask<SourcePoll> {
    if (!this.#last || this.#last.spent || this.#last === tooOld)
      this.#last = new SharedTask(signal => this.#poll(signal));
    return this.#last;
  }

  async #poll(signal: AbortSignal): Promise<SourcePoll> {
    const began = await this.#options.now();
    const context = await this.#context(signal);
    const ingested: IngestedSource[] = [];
    for (const { source, client } of this.#landable())
      ingested.push({
        name: source.name,
        title: source.title,
        ...(await source.connection!.land!(client, context)),
      });
    return { began, ingested };
  }

  async #context(signal: AbortSignal): Promise<IngestionContext> {
    const { raw, watermarks, readPivots, historyDays = 30 } = this.#options;
    const pivots = (await readPivots?.(signal)) ?? (() => []);
    const since = new Date(Date.now() - historyDays * DAY_MS);
    return { raw, watermarks, pivots, since, signal };
  }
}
