import { count, row, seconds, times } from '../../table';
import { WorkersResult } from './measureWorkers';

/** The table for people. */
export const formatWorkers = (result: WorkersResult): string => {
  const { lines, processors, one, two, ratio } = result;
  return [
    `${count(lines)} lines, ${processors} processors, which PostgreSQL shares`,
    '',
    row('a month reprocessed', '      time'),
    row('by one worker (baseline)', seconds(one)),
    row('by two workers', seconds(two)),
    '',
    row('ratio to the baseline', times(ratio), '  (below 1 × where processors are free)'),
  ].join('\n'); // prettier-ignore
};
