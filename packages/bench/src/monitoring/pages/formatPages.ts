import { count, milliseconds, row, times } from '../../table';
import { PagesResult } from './measurePages';

const AIM = 'aim: p99 at most 3 × the bare SQL + 15 ms';

/** The table for people. */
export const formatPages = (result: PagesResult): string => {
  const { applications, days, steps, ratio, slow } = result;
  const missed = slow.length > 0 ? `missed by: ${slow.join(', ')}` : 'reached';
  return [
    `${count(applications)} applications, 4 signals hourly, ${days} days; one caller, warm`,
    '',
    row('', '   bare p50', '   bare p99', '    service p50', '    service p99', '    times'),
    ...steps.map(({ name, bare, service }) =>
      row(name, milliseconds(bare.p50), milliseconds(bare.p99), `    ${milliseconds(service.p50)}`, `    ${milliseconds(service.p99)}`, String(bare.count).padStart(9)),
    ),
    '',
    row('ratio to the baseline', times(ratio), `  (largest p99 to its bare SQL; ${AIM}, ${missed})`),
  ].join('\n'); // prettier-ignore
};
