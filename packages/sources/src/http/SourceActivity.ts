import { BreakerState, HttpClientEvent } from '@rosetta/http-kit';

/** Requests to a source, retries included. */
export interface CallCounts {
  calls: number;
  /** Of these, those without an answer, and answers of 4xx and 5xx other than 429. */
  errors: number;
  /** Of these, answers of 429: the source limits requests. */
  limited: number;
}

const MINUTE_MS = 60_000;
const KEPT_MINUTES = 60;

const NONE: CallCounts = { calls: 0, errors: 0, limited: 0 };

const add = (a: CallCounts, b: CallCounts): CallCounts => ({
  calls: a.calls + b.calls,
  errors: a.errors + b.errors,
  limited: a.limited + b.limited,
});

const countsOf = ({
  outcome,
  attempts,
}: Extract<HttpClientEvent, { type: 'call' }>): CallCounts => {
  const limited = outcome === 429;
  const failed = typeof outcome === 'string' ? outcome !== 'AbortError' : outcome >= 400; // prettier-ignore
  return {
    calls: attempts,
    errors: failed && !limited ? 1 : 0,
    limited: limited ? 1 : 0,
  };
};

/** What the client of one source does: its calls, and whether its breaker lets any through. */
export class SourceActivity {
  #breaker: BreakerState = 'closed';
  #all = NONE;
  #untaken = NONE;
  readonly #minutes = new Map<number, CallCounts>();

  record(event: HttpClientEvent, now = Date.now()) {
    if (event.type === 'breaker') this.#breaker = event.state;
    if (event.type !== 'call') return;
    const counts = countsOf(event);
    const minute = Math.floor(now / MINUTE_MS);
    this.#all = add(this.#all, counts);
    this.#untaken = add(this.#untaken, counts);
    this.#minutes.set(minute, add(this.#minutes.get(minute) ?? NONE, counts));
    for (const each of this.#minutes.keys())
      if (each <= minute - KEPT_MINUTES) this.#minutes.delete(each);
  }

  get breaker(): BreakerState {
    return this.#breaker;
  }

  /** Since the client was made. */
  get all(): CallCounts {
    return this.#all;
  }

  /** Of the last hour. */
  lastHour(now = Date.now()): CallCounts {
    const first = Math.floor(now / MINUTE_MS) - KEPT_MINUTES;
    return [...this.#minutes]
      .filter(([minute]) => minute > first)
      .reduce((sum, [, counts]) => add(sum, counts), NONE);
  }

  /** Since they were taken last: what one has taken, no other takes. */
  take(): CallCounts {
    const taken = this.#untaken;
    this.#untaken = NONE;
    return taken;
  }
}
