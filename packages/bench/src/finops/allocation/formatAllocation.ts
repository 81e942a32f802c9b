import { count, row, seconds, times } from '../../table';
import { AllocationResult } from './measureAllocation';
import { RunStages } from './stagesOf';

const STAGES: [keyof RunStages, string][] = [
  ['shape', 'shape'],
  ['pools', 'pools'],
  ['weights', 'weights'],
  ['split', 'split'],
  ['chargesIndexed', 'charges indexed'],
  ['poolsIndexed', 'pools and shares indexed'],
  ['costsSummed', 'costs summed'],
];

/** The table for people. */
export const formatAllocation = (result: AllocationResult): string => {
  const { lines, rules, applications, pools, shares, stages } = result;
  return [
    `${count(lines)} lines, ${rules} rules, ${count(applications)} applications: ${count(pools)} pools, ${count(shares)} shares`,
    '',
    row('', '   without', '     rules'),
    row('run (baseline: without rules)', seconds(result.without), seconds(result.with)),
    ...STAGES.map(([key, name]) => row(`  ${name}`, seconds(stages.without[key]), seconds(stages.with[key]))),
    row('DuckDB: pools, weights and split', ' '.repeat(10), seconds(result.duckdb), '  (every share the same, to the last digit)'),
    '',
    row('the three stages to DuckDB', times(result.ratioToDuckdb)),
    row('ratio to the baseline', times(result.ratio), '  (aim: at most 1.30 ×)'),
  ].join('\n'); // prettier-ignore
};
