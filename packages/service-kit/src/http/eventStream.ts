import { once } from 'node:events';
import { disconnectSlowReader } from '@rosetta/server-kit';
import { Response } from 'express';
import { contextOf } from './context';
import { describeError, logError } from './errorHandler';
import { EncodedEvent, formatEvent, StreamEvent } from './streamEvent';
import { EventStream } from './types';

const HEARTBEAT_MS = 15_000;
/** A handler that has not refused by then will not: the client learns that it is connected. */
const OPEN_AFTER_MS = 500;
/** A client that takes nothing for so long is cut; it comes back with the id it saw last. */
const STALLED_MS = 10_000;
/**
 * When so much waits for a client already, the next event is too much: its handler does not wait.
 * A first event may be larger, and takes as long as its client needs for it.
 */
const MAX_WAITING_BYTES = 8 * 1024 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream',
  // Compression on the way would hold events back.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

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

/** A client that is listening already learns what went wrong from a last event. */
function refuse(res: Response, error: unknown) {
  if (!res.headersSent) throw error;
  const description = describeError(error);
  logError(contextOf(res).logger, error, description);
  res.write(formatEvent({ event: 'error', data: description.error }));
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
  stalledMs = STALLED_MS,
): Promise<void> {
  disconnectSlowReader(res, stalledMs, waitingBytes =>
    contextOf(res).logger.info({ waitingBytes }, 'Slow reader disconnected'),
  );
  const { open, quit } = begin(res);
  const send = async (event: StreamEvent | EncodedEvent) => {
    signal.throwIfAborted();
    open();
    const waiting = res.writableLength;
    const text =
      event instanceof EncodedEvent ? event.bytes : formatEvent(event);
    if (res.write(text)) return;
    if (waiting > MAX_WAITING_BYTES) res.destroy();
    await once(res, 'drain', { signal });
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
  // What waits goes out as fast as the client takes it.
  res.end();
}
