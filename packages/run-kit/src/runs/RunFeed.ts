import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Run, RunEvent, hasEnded } from '@rosetta/contracts/runs';

/** One item of a live log: a line, or the run after a change. */
export type RunNews =
  | { type: 'log'; event: RunEvent }
  | { type: 'run'; run: Run };

/** A run, and how long its log is; read at one instant. */
export interface RunSnapshot {
  run: Run;
  lastSeq: number;
}

interface Source {
  snapshot(): Promise<RunSnapshot>;
  /** Lines after a number, oldest first; perhaps not all of them. */
  events(after: number): Promise<RunEvent[]>;
}

/** Lines kept for readers that keep up; one that fell further behind reads them from the table. */
const KEEP = 1_000;

const deferred = () => {
  let resolve!: () => void;
  const promise = new Promise<void>(done => {
    resolve = done;
  });
  return { promise, resolve };
};

const aborted = (signal: AbortSignal) =>
  new Promise<void>(resolve => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/**
 * One poll of a run at an interval, shared by all its readers: a thousand of them
 * cost the database what one costs.
 */
export class RunFeed {
  readonly #source: Source;
  readonly #everyMs: number;
  #readers = 0;
  #watching = false;
  #snapshot?: RunSnapshot;
  #recent: RunEvent[] = [];
  #change = deferred();

  constructor(source: Source, everyMs: number) {
    this.#source = source;
    this.#everyMs = everyMs;
  }

  get idle() {
    return this.#readers === 0;
  }

  /** Everything after a line of the log, as it comes; ends after the run did, or with the signal. */
  async *follow(after: number, signal: AbortSignal): AsyncGenerator<RunNews> {
    const gone = aborted(signal);
    let last = after;
    let sent: Run | undefined;
    this.#readers += 1;
    this.#watch();
    try {
      while (!signal.aborted) {
        // Taken before reading, so that no change meanwhile is missed.
        const change = this.#change.promise;
        const snapshot = this.#snapshot;
        const events = await this.#after(last);
        for (const event of events) yield { type: 'log', event };
        last = events.at(-1)?.seq ?? last;
        if (events.length === 0) {
          if (snapshot && snapshot.run !== sent)
            yield { type: 'run', run: snapshot.run };
          sent = snapshot?.run;
          if (sent && hasEnded(sent)) return;
          await Promise.race([change, gone]);
        }
      }
    } finally {
      this.#readers -= 1;
    }
  }

  /** Numbers have no gaps, so it shows when the lines at hand do not reach back far enough. */
  async #after(seq: number): Promise<RunEvent[]> {
    if (!this.#snapshot || this.#snapshot.lastSeq <= seq) return [];
    const reachesBack =
      this.#recent.length > 0 && this.#recent[0].seq <= seq + 1;
    return reachesBack
      ? this.#recent.filter(event => event.seq > seq)
      : this.#source.events(seq);
  }

  async #watch() {
    if (this.#watching) return;
    this.#watching = true;
    while (this.#readers > 0) {
      await this.#poll().catch(() => {
        // The next poll may succeed; until then readers keep what they have.
      });
      await delay(this.#everyMs, undefined, { ref: false });
    }
    this.#watching = false;
  }

  async #poll() {
    const { run, lastSeq } = await this.#source.snapshot();
    const before = this.#snapshot;
    const known = this.#recent.at(-1)?.seq ?? before?.lastSeq ?? lastSeq;
    const from = Math.max(known, lastSeq - KEEP);
    const news = from < lastSeq ? await this.#source.events(from) : [];
    const kept = from === known ? this.#recent : [];
    this.#recent = [...kept, ...news].slice(-KEEP);
    const unchanged = isDeepStrictEqual(run, before?.run);
    if (unchanged && lastSeq === before?.lastSeq) return;
    this.#snapshot = { run: unchanged ? before!.run : run, lastSeq };
    this.#change.resolve();
    this.#change = deferred();
  }
}
