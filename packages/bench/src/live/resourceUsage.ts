import { readFileSync } from 'node:fs';
import { Records } from '@rosetta/launcher/supervisor';

/** What a process takes, as Linux counts it. */
export interface ResourceUsage {
  megabytes: number;
  cpuSeconds: number;
}

const TICKS_PER_SECOND = 100;

/** Nothing where there is no Linux, or no such process. */
export const resourceUsageOf = (
  records: Records,
  name: string,
): ResourceUsage | undefined => {
  const pid = records.read(name)?.pid;
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
    // The name, in parentheses, may hold blanks.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return {
      megabytes: kilobytes / 1024,
      cpuSeconds: ticks / TICKS_PER_SECOND,
    };
  } catch {
    return undefined;
  }
};
