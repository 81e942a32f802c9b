import { ServiceUnavailableError } from '@backstage/errors';
import { RequestHandler, Response } from 'express';

const LOOK_EVERY_MS = 25;

/** The requests that are being answered, so that a stop can wait for them. */
export class InFlight {
  readonly #open = new Set<Response>();
  readonly #closing = new AbortController();

  /** Aborts when the portal stops: what would never end by itself ends then. */
  get closing(): AbortSignal {
    return this.#closing.signal;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Counts requests in and out; the door is shut to new ones once the portal stops. */
  handler(): RequestHandler {
    return (_req, res, next) => {
      if (this.closing.aborted) {
        res.set('connection', 'close');
        throw new ServiceUnavailableError('The portal is being restarted');
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
    while (this.#open.size > 0 && performance.now() < end)
      await new Promise(resolve => setTimeout(resolve, LOOK_EVERY_MS));
    return this.#open.size;
  }
}
