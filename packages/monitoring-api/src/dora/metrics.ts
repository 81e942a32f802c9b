import { DoraDefinition, DoraMetric, DoraMetrics } from '@rosetta/contracts';
import { DayWindow } from '../window';
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

/** All five; those whose inputs do not land yet say so. */
export const metricsOf = (
  window: DayWindow,
  deliveries: readonly Delivery[],
  definition: DoraDefinition,
): DoraMetrics => ({
  deploymentFrequency: deploymentFrequency(window, deliveries, definition),
  leadTime: unknown('minutes', 'merge requests are not landed yet'),
  changeFailureRate: unknown('ratio', NO_INCIDENTS),
  recoveryTime: unknown('minutes', NO_INCIDENTS),
  reworkRate: unknown(
    'ratio',
    'unplanned deployments are not marked: incidents are not landed yet',
  ),
});
