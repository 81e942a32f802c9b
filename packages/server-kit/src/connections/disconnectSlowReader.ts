import { ServerResponse } from 'node:http';

/**
 * Cuts the connection of a client that reads nothing of what waits for it for so long: it would
 * stay in memory for ever. A client that reads a little at a time is waited for, as Node restarts
 * the timeout with each piece; so is a handler that has nothing to say.
 */
export function disconnectSlowReader(
  res: ServerResponse,
  timeoutMs: number,
  onDisconnect: (waitingBytes: number) => void = () => {},
) {
  res.setTimeout(timeoutMs, () => {
    if (res.writableLength === 0) return;
    onDisconnect(res.writableLength);
    res.destroy();
  });
}
