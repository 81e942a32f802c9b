import { randomUUID } from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';
import { RequestHandler, Response } from 'express';

const POLL_MS = 25;

/** Carries the pass of work that began before the shutdown. */
export const PASS = 'x-rosetta-pass';

const shutdownError = () =>
  new ServiceUnavailableError('The portal is being restarted');

/** The requests and tools in flight, so that a shutdown can wait for them. */
export class InFlight {
  readonly #open = new Set<Response>();
  readonly #passes = new Set<string>();
  readonly #closing = new AbortController();

  /** Aborts when the portal stops, which ends event streams. */
  get shutdownSignal(): AbortSignal {
    return this.#closing.signal;
  }

  get size(): number {
    return this.#open.size + this.#passes.size;
  }

  /** Tracks work that is not a request but sends some: its pass lets them in during the shutdown. */
  async track<T>(work: (pass: string) => Promise<T>): Promise<T> {
    if (this.shutdownSignal.aborted) throw shutdownError();
    const pass = randomUUID();
    this.#passes.add(pass);
    try {
      return await work(pass);
    } finally {
      this.#passes.delete(pass);
    }
  }

  /** Tracks requests, and refuses new ones during the shutdown. */
  handler(): RequestHandler {
    return (req, res, next) => {
      if (
        this.shutdownSignal.aborted &&
        !this.#passes.has(req.get(PASS) ?? '')
      ) {
        res.set('connection', 'close');
        throw shutdownError();
      }
      // A client that left during authentication gets no answer, and emits no further close event.
      if (res.closed) return;
      this.#open.add(res);
      res.once('close', () => this.#open.delete(res));
      next();
    };
  }

  /** Waits until all are done, or the time limit. @returns how many are not */
  async drain(limitMs: number): Promise<number> {
    this.#closing.abort();
    const end = performance.now() + limitMs;
    while (this.size > 0 && performance.now() < end)
      await new Promise(resolve => setTimeout(resolve, POLL_MS));
    return this.size;
  }
}
