import { setTimeout as delay } from 'node:timers/promises';
import { LiveSource } from '@rosetta/contracts/monitoring';
import { Logger } from '@rosetta/service-kit';
import { RateLimitedError } from '@rosetta/sources';
import { errorMessage, summarizeProblems } from '@rosetta/sources/live';

/** An answer younger than this is reused: pages of one source ask it once. */
const FRESH_MS = 3_000;
/** An answer waits for the source this long, when there is something to show instead. */
const MAX_WAIT_MS = 150;
/** And this long, when there is nothing yet. */
const FIRST_MAX_WAIT_MS = 2_000;

/** What a source answered. */
export interface Answer<T> {
  value: T;
  /** What of it can't be read. */
  problems?: readonly string[];
}

/** An answer that an earlier process had. */
export interface Remembered<T> {
  value: T;
  asOf: Date;
}

export interface LastKnownOptions<T> {
  /** What people and answers call the source. */
  source: { name: string; title: string };
  fetch(): Promise<Answer<T>>;
  logger: Logger;
}

/**
 * The last answer of a source: fetched on request, and shown with its age while the source does
 * not answer. Nobody waits for a source longer than it takes to say that it is slow.
 */
export class LastKnown<T> {
  readonly #options: LastKnownOptions<T>;
  #answer?: Answer<T>;
  #asOf?: Date;
  #latencyMs: number | null = null;
  #error?: unknown;
  #underWay?: Promise<void>;
  /** Since when it is waited for. */
  #waitingSince?: number;

  constructor(options: LastKnownOptions<T>) {
    this.#options = options;
  }

  /** What is known, as near to now as a short wait brings it. */
  async read(): Promise<T | undefined> {
    if (this.#age() < FRESH_MS) return this.#answer?.value;
    this.#waitingSince ??= performance.now();
    this.#underWay ??= this.#refresh().finally(() => {
      this.#underWay = undefined;
      this.#waitingSince = undefined;
    });
    const maxWaitMs = this.#answer ? MAX_WAIT_MS : FIRST_MAX_WAIT_MS;
    await Promise.race([this.#underWay, delay(maxWaitMs)]);
    return this.#answer?.value;
  }

  /** Takes what an earlier process knew, until the source has answered this one. */
  restore({ value, asOf }: Remembered<T>) {
    if (this.#asOf) return;
    this.#answer = { value };
    this.#asOf = asOf;
  }

  get asOf(): Date | undefined {
    return this.#asOf;
  }

  get state(): LiveSource['state'] {
    if (this.#error instanceof RateLimitedError) return 'stale';
    if (this.#error !== undefined) return 'down';
    return this.#age() > 2 * FRESH_MS ? 'stale' : 'ok';
  }

  report(): LiveSource {
    const problems = summarizeProblems(this.#answer?.problems ?? []);
    const error = this.#describeError();
    return {
      name: this.#options.source.name,
      title: this.#options.source.title,
      state: this.state,
      asOf: this.#asOf?.toISOString() ?? null,
      latencyMs: this.#latencyMs,
      ...(error !== undefined && { error }),
      ...(problems.length > 0 && { problems }),
    };
  }

  #describeError() {
    if (this.#error !== undefined) return errorMessage(this.#error);
    if (this.state === 'ok' || this.#waitingSince === undefined)
      return undefined;
    const seconds = Math.round((performance.now() - this.#waitingSince) / 100) / 10; // prettier-ignore
    return `${this.#options.source.title} has not answered for ${seconds} s`;
  }

  #age() {
    return this.#asOf ? Date.now() - this.#asOf.getTime() : Infinity;
  }

  async #refresh() {
    const began = performance.now();
    try {
      this.#answer = await this.#options.fetch();
      this.#asOf = new Date();
      this.#error = undefined;
    } catch (error) {
      const { logger, source } = this.#options;
      if (errorMessage(error) !== errorMessage(this.#error))
        logger.warn({ source: source.name, error: errorMessage(error) }, 'Source poll failed'); // prettier-ignore
      this.#error = error;
    }
    this.#latencyMs = Math.round(performance.now() - began);
  }
}

const WORST = ['ok', 'stale', 'down'] as const;

/** How a source is that was asked several things: as at the one it answered worst for. */
export const worstReport = (
  source: { name: string; title: string },
  all: readonly LastKnown<unknown>[],
): LiveSource => {
  const reports = all.map(each => each.report());
  const [worst] = reports.toSorted(
    (a, b) => WORST.indexOf(b.state) - WORST.indexOf(a.state),
  );
  const problems = summarizeProblems(
    reports.flatMap(each => each.problems ?? []),
  );
  const { name, title } = source;
  return {
    ...(worst ?? { name, title, state: 'ok', asOf: null, latencyMs: null }),
    ...(problems.length > 0 && { problems }),
  };
};
