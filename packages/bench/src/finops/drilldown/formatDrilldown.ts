import { count, milliseconds, row, times } from '../../table';
import { DrilldownResult } from './measureDrilldown';

const AIM = 'aim: p99 at most 3 × the bare SQL + 15 ms';

/** The table for people. */
export const formatDrilldown = (result: DrilldownResult): string => {
  const { lines, months, sums, steps, ratio, slow } = result;
  const missed = slow.length > 0 ? `missed by: ${slow.join(', ')}` : 'reached';
  return [
    `${count(lines)} lines of ${months} months, ${count(sums)} sums; ${steps[0].bare.count} times each, comparisons ${steps.at(-1)!.bare.count}`,
    '',
    row('', '   bare p50', '   bare p99', '   cold p50', '   cold p99', '   warm p50', '   warm p99'),
    ...steps.map(({ name, bare, cold, warm }) =>
      row(name, ...[bare, cold, warm].flatMap(({ p50, p99 }) => [milliseconds(p50), milliseconds(p99)])),
    ),
    '',
    row('ratio to the baseline', times(ratio), `  (largest p99 to its bare SQL; ${AIM}, ${missed})`),
  ].join('\n'); // prettier-ignore
};
