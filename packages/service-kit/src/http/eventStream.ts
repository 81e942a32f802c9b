import { once } from 'node:events';
import { disconnectSlowReader } from '@rosetta/server-kit';
import { Response } from 'express';
import { contextOf } from './context';
import { describeError, logError } from './errorHandler';
import { EncodedEvent, formatEvent, StreamEvent } from './streamEvent';
import { EventStream } from './types';

const HEARTBEAT_MS = 15_000;
/** A stream without an event opens after this, so that the client learns that it is connected. */
const OPEN_AFTER_MS = 500;
/** A client that reads nothing for so long is disconnected; it reconnects with its last event id. */
const SLOW_READER_TIMEOUT_MS = 10_000;
/**
 * Backlog above which the next event disconnects the client: its handler ignores backpressure.
 * A single event may be larger, and takes as long as its client needs to read it.
 */
const MAX_BACKLOG_BYTES = 8 * 1024 * 1024;

const HEADERS = {
  'content-type': 'text/event-stream',
  // Compression on the way would hold events back.
  'cache-control': 'no-cache, no-transform',
  'x-accel-buffering': 'no',
};

/** Opens the stream at its first event or after a while, and sends heartbeats. */
function openStream(res: Response) {
  const open = () => {
    if (res.headersSent) return;
    res.status(200).set(HEADERS);
    res.flushHeaders();
  };
  const opening = setTimeout(open, OPEN_AFTER_MS);
  const beating = setInterval(() => {
    if (!res.writableNeedDrain) res.write(': still here\n\n');
  }, HEARTBEAT_MS);
  const stopTimers = () => {
    clearTimeout(opening);
    clearInterval(beating);
  };
  return { open, stopTimers };
}

/** An open stream reports the error in a last event. */
function sendError(res: Response, error: unknown) {
  if (!res.headersSent) throw error;
  const description = describeError(error);
  logError(contextOf(res).logger, error, description);
  res.write(formatEvent({ event: 'error', data: description.error }));
}

/**
 * Runs a stream until its handler returns, the client disconnects, or the signal aborts. The
 * client then reconnects with its last event id.
 */
export async function runEventStream(
  res: Response,
  lastEventId: string | undefined,
  signal: AbortSignal,
  handle: (stream: EventStream) => Promise<void>,
  slowReaderTimeoutMs = SLOW_READER_TIMEOUT_MS,
): Promise<void> {
  disconnectSlowReader(res, slowReaderTimeoutMs, backlogBytes =>
    contextOf(res).logger.info({ backlogBytes }, 'Slow reader disconnected'),
  );
  const { open, stopTimers } = openStream(res);
  const send = async (event: StreamEvent | EncodedEvent) => {
    signal.throwIfAborted();
    open();
    const backlogBytes = res.writableLength;
    const text =
      event instanceof EncodedEvent ? event.bytes : formatEvent(event);
    if (res.write(text)) return;
    if (backlogBytes > MAX_BACKLOG_BYTES) res.destroy();
    await once(res, 'drain', { signal });
  };
  const stopped = new Promise<void>(resolve => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  const handled = handle({ lastEventId, send }).catch(error => {
    if (!signal.aborted) sendError(res, error);
  });
  try {
    await Promise.race([handled, stopped]);
    open();
  } finally {
    stopTimers();
  }
  // The backlog is still sent, as fast as the client reads it.
  res.end();
}
