import { randomUUID } from 'node:crypto';
import { ServiceUnavailableError } from '@backstage/errors';
import { RequestHandler, Response } from 'express';

const LOOK_EVERY_MS = 25;

/** Carries the pass of work that began before the portal stopped. */
export const PASS = 'x-rosetta-pass';

const restarting = () =>
  new ServiceUnavailableError('The portal is being restarted');

/** What is being answered or worked at, so that a stop can wait for it. */
export class InFlight {
  readonly #open = new Set<Response>();
  readonly #passes = new Set<string>();
  readonly #closing = new AbortController();

  /** Aborts when the portal stops: what would never end by itself ends then. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  get size(): number {
    return this.#open.size + this.#passes.size;
  }

  /** Counts work in and out that is no request here, but makes some: its pass opens the door to them. */
  async during<T>(work: (pass: string) => Promise<T>): Promise<T> {
    if (this.closing.aborted) throw restarting();
    const pass = randomUUID();
    this.#passes.add(pass);
    try {
      return await work(pass);
    } finally {
      this.#passes.delete(pass);
    }
  }

  /** Counts requests in and out; the door is shut to new ones once the portal stops. */
  handler(): RequestHandler {
    return (req, res, next) => {
      if (this.closing.aborted && !this.#passes.has(req.get(PASS) ?? '')) {
        res.set('connection', 'close');
        throw restarting();
      }
      // Who left while they were being authenticated is told nothing any more, and closes nothing.
      if (res.closed) return;
      this.#open.add(res);
      res.once('close', () => this.#open.delete(res));
      next();
    };
  }

  /** Resolves when all were answered, or when the time is over. @returns how many were not */
  async drain(limitMs: number): Promise<number> {
    this.#closing.abort();
    const end = performance.now() + limitMs;
    while (this.size > 0 && performance.now() < end)
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    return this.size;
  }
}
