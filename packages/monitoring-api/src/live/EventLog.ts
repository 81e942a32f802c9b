import { EncodedEvent, StreamEvent } from '@rosetta/service-kit';

/** A listener that is further behind begins anew with all there is. */
const KEPT = 500;

interface Numbered {
  seq: number;
  event: EncodedEvent;
}

/**
 * What happened lately, each event encoded once for all who listen. Numbers go on from one
 * process to the next, so that nobody takes one process's event for another's.
 */
export class EventLog {
  #seq = Date.now() * 1_000;
  #events: Numbered[] = [];
  #next = Promise.withResolvers<void>();

  /** Number of the last event. */
  get seq(): number {
    return this.#seq;
  }

  add(event: string, data: StreamEvent['data']) {
    this.#seq += 1;
    const numbered = { id: this.#seq, event, data };
    this.#events.push({ seq: this.#seq, event: new EncodedEvent(numbered) });
    if (this.#events.length > KEPT) this.#events.shift();
    this.#next.resolve();
    this.#next = Promise.withResolvers();
  }

  /** What came after an event; undefined when it is not known, or too old. */
  after(seq: number): readonly Numbered[] | undefined {
    if (seq === this.#seq) return [];
    const behind = this.#seq - seq;
    if (!(behind > 0 && behind <= this.#events.length)) return undefined;
    return this.#events.slice(-behind);
  }

  /** Until the next event. */
  next(): Promise<void> {
    return this.#next.promise;
  }
}
