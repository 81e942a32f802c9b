import { ServerResponse } from 'node:http';

/** Runs when the answer is over, finished or not: at once when the client has left already. */
export function onResponseClosed(res: ServerResponse, run: () => void) {
  if (res.closed) run();
  else res.once('close', run);
}

/** Aborts when the client leaves before its answer is complete; at once when it has left already. */
export function clientSignal(res: ServerResponse): AbortSignal {
  const disconnected = new AbortController();
  onResponseClosed(res, () => {
    if (!res.writableFinished)
      disconnected.abort(
        new DOMException('The client disconnected', 'AbortError'),
      );
  });
  return disconnected.signal;
}
