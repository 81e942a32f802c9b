import {
  DoraDefinition,
  DoraMetric,
  DoraMetrics,
} from '@rosetta/contracts/monitoring';
import { DayWindow } from '@rosetta/run-kit';
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
  window: DayWindow;
  deliveries: readonly Delivery[];
}

/** All five; those whose inputs do not land yet, or are not published, say so. */
export const metricsOf = (
  { window, deliveries }: Measured,
  definition: DoraDefinition,
  isPublished: boolean,
): DoraMetrics => ({
  deploymentFrequency: isPublished
    ? deploymentFrequency(window, deliveries, definition)
    : unknown(
        'days/week',
        `no day from ${window.from} until ${window.to} is published`,
      ),
  leadTime: unknown('minutes', 'merge requests are not landed yet'),
  changeFailureRate: unknown('ratio', NO_INCIDENTS),
  recoveryTime: unknown('minutes', NO_INCIDENTS),
  reworkRate: unknown(
    'ratio',
    'unplanned deployments are not marked: incidents are not landed yet',
  ),
});
