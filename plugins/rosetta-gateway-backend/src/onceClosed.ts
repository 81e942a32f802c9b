import { Response } from 'express';

/** Runs when nobody is answered any more: at once where the client has left already. */
export function onceClosed(res: Response, done: () => void) {
  if (res.closed) done();
  else res.once('close', done);
}
