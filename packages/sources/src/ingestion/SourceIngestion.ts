import { RawStore } from '@rosetta/raw-store';
import { ConnectedSource, ConnectedSources } from '../connectSources';
import { isSourceFailure } from '../http/refusal';
import { errorMessage } from '../live/problems';
import { SharedTask } from './SharedTask';
import {
  IngestionContext,
  IngestionLog,
  IngestionResult,
  PollStore,
  RecordedPoll,
  WatermarkStore,
} from './types';

const DAY_MS = 24 * 60 * 60 * 1_000;

export interface SourceIngestionOptions {
  raw: RawStore;
  watermarks: WatermarkStore;
  /** Where it is kept how each poll went; nowhere when not given. */
  polls?: PollStore;
  /** What finds the pivots of a type in the référentiel of now; for sources that are read by pivots. */
  readPivots?(signal: AbortSignal): Promise<IngestionContext['pivots']>;
  /** Those that are configured; what is not is no gap. */
  sources: Pick<ConnectedSources, 'all'>;
  /** How far back to go the first time; 30 days when not given. */
  historyDays?: number;
  /**
   * Whether a source that fails leaves the others alone: it is counted and named, and read from where it
   * was left the next time. Without it, and where no source answers, the run fails.
   */
  partial?: boolean;
  /** The clock that runs are stamped by. */
  now(): Promise<Date>;
}

/** The run that something is landed for. */
export interface LandRequest {
  requestedAt: Date;
  /** The sources that its job reads; all when not given. A source that fails concerns no other job. */
  sources?: readonly string[];
  log: IngestionLog;
  signal: AbortSignal;
}

interface IngestedSource extends IngestionResult {
  name: string;
  title: string;
}

/** One ingestion of a source, for all runs that were requested before it began. */
interface SourcePoll {
  began: Date;
  ingested: IngestedSource;
}

/** How a poll that answered went. */
const summarize = ({
  imports,
  unread,
  rows = {},
}: IngestionResult): Pick<
  RecordedPoll,
  'outcome' | 'error' | 'landed' | 'rejected' | 'unread' | 'rows'
> => {
  const counts = Object.values(imports).map(each => each.counts);
  return {
    outcome: unread.reasons.size > 0 ? 'partial' : 'read',
    error: null,
    landed: counts.reduce((sum, { landed }) => sum + landed, 0),
    rejected: counts.reduce((sum, { rejected }) => sum + rejected, 0),
    unread: [...unread.reasons].map(([part, reason]) => ({ part, reason })),
    rows,
  };
};

/** Nothing is known of a source that failed, but why. */
const failureOf = (error: unknown): ReturnType<typeof summarize> => ({
  outcome: 'failed',
  error: errorMessage(error),
  landed: 0,
  rejected: 0,
  unread: [],
  rows: {},
});

const logIngestion = async (
  { name, title, imports, unread, warnings = [] }: IngestedSource,
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
  for (const warning of warnings) await log.warn(warning);
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

/** Names sources of which nothing landed, and counts each: `{ servicenowNotRead: 1 }`. */
const logFailed = async (
  failed: ReadonlyMap<ConnectedSource, unknown>,
  log: IngestionLog,
) => {
  const counts: Record<string, number> = {};
  for (const [{ source }, error] of failed) {
    counts[`${source.name}NotRead`] = 1;
    await log.warn(
      `${
        source.title
      } was not read, and what is new there is missing until a run reads it: ${errorMessage(
        error,
      )}`,
    );
  }
  return counts;
};

/** Lands what is new in the sources of a domain, before its periods are shaped from it. */
export class SourceIngestion {
  readonly #options: SourceIngestionOptions;
  /** The last poll of each source. */
  readonly #last = new Map<ConnectedSource, SharedTask<SourcePoll>>();

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
    sources,
  }: LandRequest): Promise<Record<string, number>> {
    const polls: SourcePoll[] = [];
    const failed = new Map<ConnectedSource, unknown>();
    for (const source of this.#landable(sources))
      try {
        polls.push(await this.#pollSince(source, requestedAt, signal));
      } catch (error) {
        if (!this.#options.partial || signal.aborted || !isSourceFailure(error))
          throw error;
        failed.set(source, error);
      }
    if (polls.length === 0) {
      for (const error of failed.values()) throw error;
      return {};
    }
    const began = Math.min(...polls.map(poll => poll.began.getTime()));
    await log.info(`Sources were polled at ${new Date(began).toISOString()}`);
    for (const { ingested } of polls) await logIngestion(ingested, log);
    return {
      ...countUnread(polls.map(({ ingested }) => ingested)),
      ...(await logFailed(failed, log)),
    };
  }

  #landable(names?: readonly string[]) {
    return this.#options.sources.all.filter(
      ({ source }) =>
        source.connection!.land && (names?.includes(source.name) ?? true),
    );
  }

  /** Something may have changed after an earlier poll, and before the run was requested. */
  async #pollSince(
    source: ConnectedSource,
    requestedAt: Date,
    signal: AbortSignal,
  ): Promise<SourcePoll> {
    const earlier = this.#last.get(source);
    const latest = this.#latest(source);
    const poll = await latest.wait(signal);
    return latest === earlier && poll.began <= requestedAt
      ? this.#latest(source, earlier).wait(signal)
      : poll;
  }

  /** The last poll that is of use, a new one when there is none, or only the one that is too old. */
  #latest(
    source: ConnectedSource,
    tooOld?: SharedTask<SourcePoll>,
  ): SharedTask<SourcePoll> {
    const last = this.#last.get(source);
    if (last && !last.spent && last !== tooOld) return last;
    const next = new SharedTask(signal => this.#poll(source, signal));
    this.#last.set(source, next);
    return next;
  }

  async #poll(
    connected: ConnectedSource,
    signal: AbortSignal,
  ): Promise<SourcePoll> {
    const { source, client, config } = connected;
    const began = await this.#options.now();
    const context = await this.#context(signal);
    const { name, title } = source;
    try {
      const result = await source.connection!.land!(client, context, config);
      await this.#keep(connected, began, summarize(result));
      return { began, ingested: { name, title, ...result } };
    } catch (error) {
      if (!signal.aborted && isSourceFailure(error))
        await this.#keep(connected, began, failureOf(error));
      throw error;
    }
  }

  async #keep(
    { source, activity }: ConnectedSource,
    began: Date,
    how: ReturnType<typeof summarize>,
  ) {
    const { polls, now } = this.#options;
    await polls?.save({
      source: source.name,
      began,
      ended: await now(),
      ...how,
      ...activity.take(),
      breaker: activity.breaker,
    });
  }

  async #context(signal: AbortSignal): Promise<IngestionContext> {
    const { raw, watermarks, readPivots, historyDays = 30 } = this.#options;
    const pivots = (await readPivots?.(signal)) ?? (() => []);
    const since = new Date(Date.now() - historyDays * DAY_MS);
    return { raw, watermarks, pivots, since, signal };
  }
}
