import { count, megabytes, row, seconds, times } from '../../table';
import { BenchResult } from './result';

/** The table for people. */
export const formatImport = (result: BenchResult): string => {
  const { lines, stages, importing, batch, baseline, total, ratio } = result;
  return [
    `${count(lines)} lines, ${Math.round(result.fileMegabytes)} MB`,
    '',
    row('stage', '      time', '    memory'),
    row('import', seconds(importing.seconds), megabytes(importing.peakMegabytes)),
    row('batch', seconds(batch.seconds), megabytes(batch.peakMegabytes)),
    ...Object.entries(stages).map(([name, took]) => row(`  ${name}`, seconds(took))),
    row('import → published', seconds(total), `  ${count(Math.round(lines / total))} lines/s`),
    '',
    row('baseline: COPY of the lines', seconds(baseline.rawSeconds)),
    row('baseline: COPY of the facts', seconds(baseline.factsSeconds)),
    row('ratio to the baseline', times(ratio), '  (aim: at most 4 ×)'),
  ].join('\n'); // prettier-ignore
};
