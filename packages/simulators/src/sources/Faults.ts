import { setTimeout as sleep } from 'node:timers/promises';
import { RequestHandler, Response } from 'express';

/** How a system is down: the connection breaks, or the proxy before it answers in its place. */
type DownAs = 'reset' | '503';

export type Fault =
  | { state: 'up' }
  | { state: 'slow'; delayMs: number }
  | { state: 'down'; as: DownAs };

const PROXY_PAGE =
  '<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>\n';

/** Makes a system slow, or takes it down, streams that are open included. */
export class Faults {
  #fault: Fault = { state: 'up' };
  readonly #open = new Set<Response>();
  #requests = 0;

  get fault(): Fault {
    return this.#fault;
  }

  get delayMs(): number {
    return this.#fault.state === 'slow' ? this.#fault.delayMs : 0;
  }

  get requests(): number {
    return this.#requests;
  }

  /** Answers under way: streams, mostly. */
  get open(): number {
    return this.#open.size;
  }

  set(fault: Fault) {
    this.#fault = fault;
    if (fault.state === 'down')
      for (const res of this.#open) res.socket?.resetAndDestroy();
  }

  /** Stands before the system. */
  handle: RequestHandler = async (req, res, next) => {
    this.#requests += 1;
    this.#open.add(res);
    res.on('close', () => this.#open.delete(res));
    if (this.#fault.state === 'slow') await sleep(this.#fault.delayMs);
    if (res.closed) return;
    if (this.#fault.state !== 'down') next();
    else if (this.#fault.as === 'reset') req.socket.resetAndDestroy();
    else res.status(503).type('html').send(PROXY_PAGE);
  };
}
