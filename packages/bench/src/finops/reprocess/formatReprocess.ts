import { count, row, seconds, times } from '../../table';
import { ReprocessResult } from './measureReprocess';

/** The table for people. */
export const formatReprocess = (result: ReprocessResult): string => {
  const { lines, months, alone, among, ratio } = result;
  return [
    `${count(lines)} lines of ${months} months`,
    '',
    row('a month reprocessed', '      time'),
    row('no other month kept (baseline)', seconds(alone)),
    row(`${months} months kept`, seconds(among)),
    '',
    row('ratio to the baseline', times(ratio), '  (aim: 1 ×, as far as runs of the same differ)'),
  ].join('\n'); // prettier-ignore
};
