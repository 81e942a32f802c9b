import { ServerResponse } from 'node:http';

/** Aborts when the client leaves before its answer is complete; at once when it has left already. */
export function clientSignal(res: ServerResponse): AbortSignal {
  const gone = new AbortController();
  const leave = () => {
    if (!res.writableFinished) gone.abort(new Error('the client has left'));
  };
  if (res.closed) leave();
  else res.once('close', leave);
  return gone.signal;
}
