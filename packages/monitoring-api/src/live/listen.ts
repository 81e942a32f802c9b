import { EventStream } from '@rosetta/service-kit';
import { Board } from './Board';

/** Number of the event the listener saw last, when it is one of ours and not too old. */
const resumeAt = ({ events }: Board, lastEventId: string | undefined) => {
  const seq = Number(lastEventId);
  return lastEventId && events.after(seq) ? seq : undefined;
};

/** What is new to a listener: events after the one it saw last, else all there is. */
const newsFor = (board: Board, seq: number | undefined) => {
  const later = seq === undefined ? undefined : board.events.after(seq);
  return later ?? [board.snapshot()];
};

/** Sends a listener all items, and then each change, until it disconnects. */
export const listen = async (
  board: Board,
  stream: EventStream,
  signal: AbortSignal,
) => {
  const left = new Promise<void>(resolve => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
  let seq = resumeAt(board, stream.lastEventId);
  while (!signal.aborted) {
    const next = board.events.next();
    const news = newsFor(board, seq);
    for (const each of news) {
      await stream.send(each.event);
      seq = each.seq;
    }
    if (news.length === 0) await Promise.race([next, left]);
  }
};
