import { Connection, withClient } from '../postgres/withClient';
import { ProbeResult } from '../supervisor/types';

const TIMEOUT_MS = 2_000;

/** Ready when it answers 200; a service says its version in the body. */
export const httpProbe =
  (port: number, path: string, version?: string) =>
  async (): Promise<ProbeResult> => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const body = await response.text();
    if (!response.ok) throw new Error(`${path} answers ${response.status}`);
    return { version: version ?? versionIn(body) };
  };

function versionIn(body: string) {
  try {
    const { version } = JSON.parse(body) as { version?: unknown };
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

export const postgresProbe =
  (connection: Connection) => (): Promise<ProbeResult> =>
    withClient(connection, async client => {
      const { rows } = await client.query('show server_version');
      return { version: rows[0].server_version.split(' ')[0] };
    });
