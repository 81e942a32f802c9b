import { once } from 'node:events';
import { Response } from 'express';
import { contextOf } from './context';
import { describeError, logError } from './errorHandler';
import { EventStream, StreamEvent } from './types';

const HEARTBEAT_MS = 15_000;
/** A handler that has not refused by then will not: the client learns that it is connected. */
const OPEN_AFTER_MS = 500;
/** A client that takes nothing for so long is cut; it comes back with the id it saw last. */
const STALLED_MS = 10_000;
/** So much may wait for a client: one event, however large, or those that nobody waited for. */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream',
  // Compression on the way would hold events back.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** A line break would end the field and begin another. */
const oneLine = (value: string | number) =>
  String(value).replace(/[\r\n\0]/g, '');

/** An event as it goes over the wire: made once, however many streams it is sent on. */
export class EncodedEvent {
  readonly bytes: Buffer;

  constructor(event: StreamEvent) {
    this.bytes = Buffer.from(format(event));
  }
}

function format({ id, event, data }: StreamEvent): string {
  const lines = [
    id === undefined ? [] : `id: ${oneLine(id)}`,
    event === undefined ? [] : `event: ${oneLine(event)}`,
    `data: ${JSON.stringify(data)}`,
  ];
  return `${lines.flat().join('\n')}\n\n`;
}

/** Opens the stream by its first event or by itself, and keeps the connection from looking dead. */
function begin(res: Response) {
  const open = () => {
    if (res.headersSent) return;
    res.status(200).set(HEADERS);
    res.flushHeaders();
  };
  const opening = setTimeout(open, OPEN_AFTER_MS);
  const beating = setInterval(() => {
    if (!res.writableNeedDrain) res.write(': still here\n\n');
  }, HEARTBEAT_MS);
  const quit = () => {
    clearTimeout(opening);
    clearInterval(beating);
  };
  return { open, quit };
}

/** Until the client has taken what waits for it. One that takes nothing would keep it in memory for ever. */
async function taken(res: Response, signal: AbortSignal) {
  const stalled = setTimeout(() => res.destroy(), STALLED_MS);
  try {
    await once(res, 'drain', { signal });
  } finally {
    clearTimeout(stalled);
  }
}

/** The rest goes out as fast as the client takes it, but not for ever. */
function end(res: Response) {
  res.end();
  const stalled = setTimeout(() => res.destroy(), STALLED_MS).unref();
  res.once('close', () => clearTimeout(stalled));
}

/** A client that is listening already learns what went wrong from a last event. */
function refuse(res: Response, error: unknown) {
  if (!res.headersSent) throw error;
  logError(contextOf(res).logger, error);
  res.write(format({ event: 'error', data: describeError(error).error }));
}

/**
 * Runs a stream from its first event to its end: the handler returns, the client leaves, or
 * the signal aborts. The client then comes back with the id it saw last.
 */
export async function runEventStream(
  res: Response,
  lastEventId: string | undefined,
  signal: AbortSignal,
  handle: (stream: EventStream) => Promise<void>,
): Promise<void> {
  const { open, quit } = begin(res);
  const send = async (event: StreamEvent | EncodedEvent) => {
    signal.throwIfAborted();
    open();
    const waiting = res.writableLength;
    const text = event instanceof EncodedEvent ? event.bytes : format(event);
    if (res.write(text)) return;
    if (waiting > MAX_WAITING_BYTES) res.destroy();
    await taken(res, signal);
  };
  const stopped = new Promise<void>(resolve => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const handled = handle({ lastEventId, send }).catch(error => {
    if (!signal.aborted) refuse(res, error);
  });
  try {
    await Promise.race([handled, stopped]);
    open();
  } finally {
    quit();
  }
  end(res);
}
