import { setTimeout as sleep } from 'node:timers/promises';
import { RequestHandler, Response } from 'express';

/**
 * How a system is down: the connection breaks, the proxy before it answers in its place, it refuses
 * the token, limits requests or fails; or its answer breaks off, or is no JSON.
 */
export const DOWN_AS = [
  'reset',
  '503',
  '500',
  '401',
  '429',
  'truncated',
  'garbage',
] as const;
type DownAs = (typeof DOWN_AS)[number];

export type Fault =
  | { state: 'up' }
  | { state: 'slow'; delayMs: number }
  | { state: 'down'; as: DownAs };

const PROXY_PAGE =
  '<html><head><title>503 Service Temporarily Unavailable</title></head><body></body></html>\n';

/** Half of the answer comes, and then the connection breaks. */
const breakOff = (res: Response) => {
  const end = res.end.bind(res);
  res.end = ((content?: unknown) => {
    const body = Buffer.from(typeof content === 'string' || content instanceof Buffer ? content : ''); // prettier-ignore
    if (body.length < 2) return end();
    res.write(body.subarray(0, body.length / 2));
    setImmediate(() => res.socket?.destroy());
    return res;
  }) as Response['end'];
};

/** What a system that is down answers; nothing where its own answer goes wrong on the way. */
const ANSWERS: Record<DownAs, (res: Response) => void> = {
  reset: res => res.socket?.resetAndDestroy(),
  '503': res => res.status(503).type('html').send(PROXY_PAGE),
  '500': res => res.status(500).json({ message: 'simulated failure' }),
  '401': res => res.status(401).json({ message: 'the token has expired' }),
  '429': res => res.status(429).set('retry-after', '1').send('Retry later\n'),
  truncated: breakOff,
  garbage: res => res.status(200).type('json').send('{"result": [{'),
};

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
  handle: RequestHandler = async (_req, res, next) => {
    this.#requests += 1;
    this.#open.add(res);
    res.on('close', () => this.#open.delete(res));
    if (this.#fault.state === 'slow') await sleep(this.#fault.delayMs);
    if (res.closed) return;
    if (this.#fault.state === 'down') ANSWERS[this.#fault.as](res);
    if (this.#fault.state !== 'down' || this.#fault.as === 'truncated') next();
  };
}
