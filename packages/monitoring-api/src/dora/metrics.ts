import {
  DoraDefinition,
  DoraMetric,
  DoraMetrics,
} from '@rosetta/contracts/monitoring';
import { DateRange } from '@rosetta/contracts/values';
import { Delivery, deploymentFrequency } from './frequency';

/** Not known is not zero. */
const unknown = (unit: string, reason: string): DoraMetric => ({
  value: null,
  unit,
  band: null,
  count: 0,
  reason,
});

const NO_INCIDENTS = 'incidents are not landed yet';

interface Measured {
  range: DateRange;
  deliveries: readonly Delivery[];
}

/** All five metrics; those without inputs give the reason. */
export const metricsOf = (
  { range, deliveries }: Measured,
  definition: DoraDefinition,
  isPublished: boolean,
): DoraMetrics => ({
  deploymentFrequency: isPublished
    ? deploymentFrequency(range, deliveries, definition)
    : unknown(
        'days/week',
        `no day from ${range.from} until ${range.to} is published`,
      ),
  leadTime: unknown('minutes', 'merge requests are not landed yet'),
  changeFailureRate: unknown('ratio', NO_INCIDENTS),
  recoveryTime: unknown('minutes', NO_INCIDENTS),
  reworkRate: unknown(
    'ratio',
    'unplanned deployments are not marked: incidents are not landed yet',
  ),
});
