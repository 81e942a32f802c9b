import { count, row, seconds, times } from '../../table';
import { AnomaliesResult } from './measureAnomalies';

const percent = (value: number) => `${(value * 100).toFixed(1)} %`.padStart(10);

/** The table for people. */
export const formatAnomalies = (result: AnomaliesResult): string => {
  const { quality, series, bare, day, unusual, ratio } = result;
  return [
    `${count(quality.series)} series of ${quality.days} days, ${count(quality.planted)} unusual costs put in`,
    '',
    row('precision', percent(quality.precision), `  (${quality.right} of ${quality.told} told)`),
    row('recall', percent(quality.recall), `  (${quality.found} of ${quality.planted})`),
    ...quality.sizes
      .filter(({ planted }) => planted > 0)
      .map(({ factor, found, planted }) => row(`  of ${factor} × the usual cost`, percent(found / planted), `  (${found} of ${planted})`)),
    '',
    `${count(series)} series of 92 days, ${count(unusual)} of them unusual on the last`,
    '',
    row('all days added up (baseline)', seconds(bare)),
    row('the last day judged', seconds(day), '  (aim: under 60 s at 600,000 series)'),
    '',
    row('ratio to the baseline', times(ratio)),
  ].join('\n'); // prettier-ignore
};
