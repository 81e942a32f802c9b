import { Counts, LandContext, RunLog } from '@rosetta/batch-kit';
import { RawStore } from '@rosetta/raw-store';
import {
  ConnectedSources,
  IngestionContext,
  IngestionResult,
  WatermarkStore,
} from '@rosetta/sources';
import { Snapshots } from '../referentiel/Snapshots';
import { SharedTask } from './SharedTask';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface SourceIngestionOptions {
  raw: RawStore;
  watermarks: WatermarkStore;
  referentiel: Pick<Snapshots, 'current'>;
  /** Those that are configured; what is not is no gap. */
  sources: Pick<ConnectedSources, 'all'>;
  /** How far back to go the first time. */
  historyDays: number;
  /** The clock that runs are stamped by. */
  now(): Promise<Date>;
}

interface IngestedSource extends IngestionResult {
  name: string;
}

/** One ingestion of all sources, for all runs that were requested before it began. */
interface SourcePoll {
  began: Date;
  ingested: IngestedSource[];
}

const logIngestion = async (
  { name, imports, unread }: IngestedSource,
  log: RunLog,
) => {
  for (const [what, { counts, problems }] of Object.entries(imports)) {
    const { landed, already, rejected } = counts;
    await log.info(
      `Landed ${what} of ${name}: ${landed} new, ${already} already there, ${rejected} rejected`,
      { landed, already, rejected },
    );
    for (const { problem, count } of problems)
      await log.warn(`${name} ${what} in quarantine: ${count}, ${problem}`);
  }
  for (const [part, reason] of unread.reasons)
    await log.warn(
      `${name} ${unread.unit} ${part} was not read, and what is new there is missing: ${reason}`,
    );
};

/** How many parts of the sources were not read: `{ projectsNotRead: 1 }`. */
const countUnread = (ingested: readonly IngestedSource[]): Counts => {
  const counts: Counts = {};
  for (const { unread } of ingested)
    if (unread.reasons.size > 0) {
      const name = `${unread.unit}sNotRead`;
      counts[name] = Number(counts[name] ?? 0) + unread.reasons.size;
    }
  return counts;
};

/** Lands what is new in the live sources, before days are shaped from it. */
export class SourceIngestion {
  readonly #options: SourceIngestionOptions;
  #last?: SharedTask<SourcePoll>;

  constructor(options: SourceIngestionOptions) {
    this.#options = options;
  }

  /**
   * Throws when a source fails, with its message; nothing of that source has landed then.
   * Runs that come at once share a poll, and so do those that were requested before it began:
   * sixty days need not poll sixty times.
   */
  async land({ requestedAt, log, signal }: LandContext): Promise<Counts> {
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
        ...(await source.connection!.land!(client, context)),
      });
    return { began, ingested };
  }

  async #context(signal: AbortSignal): Promise<IngestionContext> {
    const { raw, watermarks, referentiel, historyDays } = this.#options;
    const { content } = await referentiel.current(signal);
    const since = new Date(Date.now() - historyDays * DAY_MS);
    const pivots = (type: string) => [
      ...new Set(
        content.pivots
          .filter(pivot => pivot.type === type)
          .map(({ value }) => value),
      ),
    ];
    return { raw, watermarks, pivots, since, signal };
  }
}
