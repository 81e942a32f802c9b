import { count, megabytes, row, seconds, times } from '../../table';
import { IngestResult } from './measureIngest';

/** The table for people. */
export const formatIngest = (result: IngestResult): string => {
  const { applications, hours, rows, landingSeconds, batch } = result;
  const { baseline, total, ratio } = result;
  return [
    `${count(applications)} applications, ${count(hours)} hours, ${count(rows)} rows`,
    '',
    row('ingest of a month', '      time', '    memory'),
    row('landing', seconds(landingSeconds)),
    row('batch', seconds(batch.seconds), megabytes(batch.peakMegabytes)),
    row('source → published', seconds(total), `  ${count(Math.round(rows / total))} rows/s`),
    '',
    row('baseline: COPY of the raw records', seconds(baseline.rawSeconds)),
    row('baseline: COPY of the facts', seconds(baseline.factsSeconds)),
    row('ratio to the baseline', times(ratio), '  (aim: at most 3 ×)'),
  ].join('\n'); // prettier-ignore
};
