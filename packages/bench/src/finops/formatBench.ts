import { BenchResult } from './result';

const seconds = (value: number) => `${value.toFixed(1)} s`.padStart(9);
/** Known on Linux only. */
const megabytes = (value: number) =>
  (value > 0 ? `${Math.round(value)} MB` : '-').padStart(9);
const row = (name: string, ...cells: string[]) =>
  `  ${name.padEnd(34)}${cells.join('')}`;

/** The table for people. */
export const formatBench = (result: BenchResult): string => {
  const { lines, stages, importing, batch, baseline, total, ratio } = result;
  const raw = baseline.rawSeconds;
  const facts = baseline.factsSeconds;
  const perSecond = Math.round(lines / total).toLocaleString('en');
  return [
    `${lines.toLocaleString('en')} lines, ${Math.round(result.fileMegabytes)} MB`,
    '',
    row('stage', '     time', '   memory'),
    row('import', seconds(importing.seconds), megabytes(importing.peakMegabytes)),
    row('batch', seconds(batch.seconds), megabytes(batch.peakMegabytes)),
    ...Object.entries(stages).map(([name, took]) => row(`  ${name}`, seconds(took))),
    row('import → published', seconds(total), `  ${perSecond} lines/s`),
    '',
    row('baseline: COPY of the lines', seconds(raw)),
    row('baseline: COPY of the facts', seconds(facts)),
    row('ratio to the baseline', `${ratio.toFixed(2)} ×`.padStart(9), '  (aim: at most 4 ×)'),
  ].join('\n'); // prettier-ignore
};
