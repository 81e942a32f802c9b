import { count, row, seconds, times } from '../../table';
import { ReprocessedDays } from './measureReprocess';

/** The table for people. */
export const formatMonitoringReprocess = (result: ReprocessedDays): string => {
  const { applications, days, fewDays, few, many, ratio } = result;
  return [
    `${count(applications)} applications; a day of deployments and deliveries, an hour of signals`,
    '',
    row('reprocessed', `${fewDays} days`.padStart(10), `${days} days`.padStart(10)),
    ...Object.keys(few).map(job => row(job, seconds(few[job]), seconds(many[job]))),
    '',
    row('ratio to the baseline', times(ratio), `  (largest of ${days} to ${fewDays} days kept; aim: 1 ×, as far as runs of the same differ)`),
  ].join('\n'); // prettier-ignore
};
