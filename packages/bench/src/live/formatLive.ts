import type { LiveResult } from './result';
import type { Percentiles } from '../percentiles';

const line = (what: string, { count, p50, p99, max }: Percentiles) =>
  `${what.padEnd(
    46,
  )} p50 ${p50} ms   p99 ${p99} ms   max ${max} ms   (${count})`;

/** For people. */
export const formatLive = (result: LiveResult): string =>
  [
    line(`a change reaches ${result.pages} pages`, result.change),
    ...(result.missed > 0 ? [`  not at all within 5 s: ${result.missed}`] : []),
    ...result.costs.map(
      ({ process, megabytes, megabytesPerPage, cpuPercent }) =>
        `${process.padEnd(46)} ${megabytes.toFixed(0)} MB, ${(
          megabytesPerPage * 1024
        ).toFixed(0)} kB per page, ${cpuPercent.toFixed(0)} % of a core`,
    ),
    line('the board', result.allSourcesUp),
    line('the board, while GitLab takes 10 s', result.oneSourceSlow),
  ].join('\n');
