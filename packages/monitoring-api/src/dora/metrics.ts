import {
  DoraDefinition,
  DoraMetric,
  DoraMetrics,
  DoraReason,
} from '@rosetta/contracts/monitoring';
import { DateRange } from '@rosetta/contracts/values';
import { LeadTimes, Restoration, Stability } from '@rosetta/monitoring-mart';
import {
  changeFailureRateBand,
  frequencyBand,
  leadTimeBand,
  recoveryTimeBand,
} from './bands';
import { DeliveredDays, frequencyOf } from './frequency';

/** What is known as a whole, so that what is missing is told from what is zero. */
export interface Known {
  definition: DoraDefinition;
  /** Whether any merge request has ever been published. */
  mergeRequests: boolean;
  /** The first day of which incidents are known. */
  incidentsSince: string | null;
  /** Whether anybody says which deployments were unplanned. */
  marking: boolean;
}

/** What one item of the answer is made of; undefined where there is nothing. */
export interface Measured {
  range: DateRange;
  /** The days of it that were looked at. */
  looked: DateRange | undefined;
  delivered: DeliveredDays & { deployments: number };
  medianOfApplications?: number | null;
  leadTimes?: LeadTimes;
  waiting: number;
  stability?: Stability;
  /** Of incidents, by the definition of 2021. */
  restoration?: Restoration;
}

const REASONS: Record<DoraReason, string> = {
  'not-published': 'no day of the window is published',
  'no-deployments': 'nothing was deployed to production in the window',
  'no-merge-requests': 'no merge request reached production in the window',
  'merge-requests-not-landed': 'merge requests are not landed yet',
  'not-measurable':
    'the first commit of none of the merge requests is known, or all are dated after the deployment',
  'incidents-not-landed': 'incidents are not landed yet',
  'no-failures': 'no deployment of the window caused an incident',
  'no-incidents': 'no incident that counts was opened in the window',
  'none-resolved': 'none of the incidents is resolved yet',
  'end-not-known':
    'the end of none of the incidents is known, or all are dated before the end of the deployment',
  'marking-unused': 'nobody marks deployments as unplanned yet',
};

/** Not known is not zero. */
const unknown = (
  unit: string,
  reasonCode: DoraReason,
  count = 0,
): DoraMetric => ({
  value: null,
  unit,
  band: null,
  count,
  reason: REASONS[reasonCode],
  reasonCode,
});

const deploymentFrequency = (
  { looked, delivered, medianOfApplications }: Measured,
  { definition }: Known,
): DoraMetrics['deploymentFrequency'] => {
  const unit = 'days/week';
  const { deployments: count } = delivered;
  if (!looked)
    return { ...unknown(unit, 'not-published', count), days: 0, weeks: 0 };
  const frequency = frequencyOf(delivered, looked);
  const { perWeek, days, weeks } = frequency;
  return {
    value: perWeek,
    unit,
    band: frequencyBand(frequency, definition),
    count,
    days,
    weeks,
    ...(medianOfApplications !== undefined && { medianOfApplications }),
  };
};

const leadTimeFigure = (
  { looked, leadTimes }: Measured,
  { definition, mergeRequests }: Known,
): DoraMetric => {
  const unit = 'minutes';
  if (!looked) return unknown(unit, 'not-published');
  if (!mergeRequests) return unknown(unit, 'merge-requests-not-landed');
  if (!leadTimes) return unknown(unit, 'no-merge-requests');
  const { lead: value, requests: count } = leadTimes;
  if (value === null) return unknown(unit, 'not-measurable', count);
  return { value, unit, band: leadTimeBand(value, definition), count };
};

const leadTime = (
  measured: Measured,
  known: Known,
): DoraMetrics['leadTime'] => {
  const { leadTimes, waiting } = measured;
  return {
    ...leadTimeFigure(measured, known),
    waiting,
    negative: leadTimes?.negative ?? 0,
    unknown: leadTimes?.unknown ?? 0,
    parts: {
      coding: leadTimes?.coding ?? null,
      pickup: leadTimes?.pickup ?? null,
      review: leadTimes?.review ?? null,
      deploy: leadTimes?.deploy ?? null,
    },
  };
};

/** Why nothing can be said of incidents; undefined where something can. */
const incidentGap = (
  { looked, range }: Measured,
  { incidentsSince }: Known,
): DoraReason | undefined => {
  if (!looked) return 'not-published';
  return incidentsSince === null || incidentsSince >= range.to
    ? 'incidents-not-landed'
    : undefined;
};

/** Why nothing can be said of what failed: nothing was deployed on a day of which incidents are known. */
const failureGap = (measured: Measured, known: Known) => {
  const gap = incidentGap(measured, known);
  return gap ?? (measured.stability?.observed === 0 ? 'incidents-not-landed' : undefined);
}; // prettier-ignore

/** Of days before the first incident: since when they are known. */
const unknownIncidents = (
  unit: string,
  gap: DoraReason,
  count: number,
  { incidentsSince }: Known,
): DoraMetric => ({
  ...unknown(unit, gap, count),
  ...(gap === 'incidents-not-landed' &&
    incidentsSince !== null && { reason: `incidents are known since ${incidentsSince} only` }),
}); // prettier-ignore

const changeFailureRate = (
  measured: Measured,
  known: Known,
): DoraMetrics['changeFailureRate'] => {
  const unit = 'ratio';
  const { stability } = measured;
  const count = stability?.observed ?? 0;
  const beside = {
    failures: stability?.failures ?? 0,
    immature: stability?.immature ?? 0,
    unobserved: (stability?.deployments ?? 0) - count,
  };
  const gap =
    failureGap(measured, known) ?? (stability ? undefined : 'no-deployments');
  if (gap) return { ...unknownIncidents(unit, gap, count, known), ...beside };
  const value = beside.failures / count;
  const band = changeFailureRateBand(value, known.definition);
  return { value, unit, band, count, ...beside };
};

/** By 2023 what failed is a deployment, by 2021 an incident is restored from. */
const recoveries = (
  { stability, restoration }: Measured,
  { definition }: Known,
) => {
  const { unresolved, negative, recovery } =
    (definition === '2021' ? restoration : stability) ?? {};
  const count =
    definition === '2021' ? restoration?.incidents : stability?.failures;
  return {
    count: count ?? 0,
    unresolved: unresolved ?? 0,
    negative: negative ?? 0,
    recovery: recovery ?? null,
  };
};

const recoveryTime = (
  measured: Measured,
  known: Known,
): DoraMetrics['recoveryTime'] => {
  const unit = 'minutes';
  const { definition } = known;
  const { count, recovery: value, ...beside } = recoveries(measured, known);
  const [unknownWhy, none] =
    definition === '2021'
      ? ([incidentGap, 'no-incidents'] as const)
      : ([failureGap, 'no-failures'] as const);
  const gap = unknownWhy(measured, known) ?? (count === 0 ? none : undefined);
  if (gap) return { ...unknownIncidents(unit, gap, count, known), ...beside };
  if (value === null) {
    const why = beside.unresolved > 0 ? 'none-resolved' : 'end-not-known';
    return { ...unknown(unit, why, count), ...beside };
  }
  const band = recoveryTimeBand(value, definition);
  return { value, unit, band, count, ...beside };
};

const reworkRate = (
  { looked, stability }: Measured,
  { marking }: Known,
): DoraMetrics['reworkRate'] => {
  const unit = 'ratio';
  const count = stability?.deployments ?? 0;
  const beside = {
    rollbacks: stability?.rollbacks ?? 0,
    unplanned: stability?.unplanned ?? 0,
  };
  if (!looked) return { ...unknown(unit, 'not-published', count), ...beside };
  if (!stability)
    return { ...unknown(unit, 'no-deployments', count), ...beside };
  if (!marking) return { ...unknown(unit, 'marking-unused', count), ...beside };
  return {
    value: stability.rework / count,
    unit,
    band: null,
    count,
    ...beside,
  };
};

/** All five metrics; those without inputs give the reason. */
export const metricsOf = (measured: Measured, known: Known): DoraMetrics => ({
  deploymentFrequency: deploymentFrequency(measured, known),
  leadTime: leadTime(measured, known),
  changeFailureRate: changeFailureRate(measured, known),
  recoveryTime: recoveryTime(measured, known),
  reworkRate: reworkRate(measured, known),
});
