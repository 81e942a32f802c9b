import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '@rosetta/launcher/home';
import { z } from 'zod';

const run = promisify(execFile);
const fromBench = createRequire(join(ROOT, 'packages/bench/package.json'));

const Result = z.object({
  requests: z.object({ total: z.number() }),
  latency: z.object({ p50: z.number(), p99: z.number() }),
  duration: z.number(),
  errors: z.number(),
  non2xx: z.number(),
});

export interface Target {
  url: string;
  headers: Record<string, string>;
}

export interface Load {
  requests: number;
  perSecond: number;
  p50: number;
  p99: number;
}

/** Requests one address from another process, over so many connections, for so many seconds. */
export async function load(
  { url, headers }: Target,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Load> {
  const given = Object.entries(headers).flatMap(([name, value]) => [
    '--headers',
    `${name}=${value}`,
  ]);
  const { stdout } = await run(process.execPath, [
    fromBench.resolve('autocannon'),
    '--json',
    '--connections',
    String(connections),
    '--duration',
    String(seconds),
    ...given,
    url,
  ]);
  const { requests, latency, duration, errors, non2xx } = Result.parse(
    JSON.parse(stdout),
  );
  if (errors + non2xx > 0)
    throw new Error(`${url}: ${errors} errors, ${non2xx} refusals`);
  const { total } = requests;
  return { requests: total, perSecond: total / duration, ...latency };
}

/** Clock ticks per second, as every Linux of today has them. */
const TICKS_PER_SECOND = 100;

/** How much processor time a process has had, in seconds; 0 where it is unknown. */
export function cpuSecondsOf(pid: number): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces: user and system time are fields 14 and 15.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return 0;
  }
}
