import { count, milliseconds, row, times } from '../table';
import { RefResult } from './measureRef';

const AIM = 'aim: p99 at most 3 × the bare SQL + 15 ms';

/** The table for people. */
export const formatRef = (result: RefResult): string => {
  const { applications, relations, pivots, steps, ratio, slow } = result;
  const missed = slow.length > 0 ? `missed by: ${slow.join(', ')}` : 'reached';
  return [
    `${count(applications)} applications, ${count(relations)} relations, ${count(pivots)} pivots; ${steps[0].bare.count} times each`,
    '',
    row('', '   bare p50', '   bare p99', '    service p50', '    service p99'),
    ...steps.map(({ name, bare, service }) =>
      row(name, milliseconds(bare.p50), milliseconds(bare.p99), `    ${milliseconds(service.p50)}`, `    ${milliseconds(service.p99)}`),
    ),
    '',
    row('ratio to the baseline', times(ratio), `  (largest p99 to its bare SQL; ${AIM}, ${missed})`),
  ].join('\n'); // prettier-ignore
};
