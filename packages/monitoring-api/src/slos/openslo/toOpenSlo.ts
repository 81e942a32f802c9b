import {
  BurnPair,
  durationText,
  resolveBurnPairs,
  SignalReference,
  SloIndicator,
  SloInput,
  SloWindow,
} from '@rosetta/contracts/monitoring';
import { stringify } from 'yaml';
import {
  API_VERSION,
  MIN_EVENTS,
  SHORT_WINDOW,
  SOURCE_TYPE,
} from './documents';

type WrittenSlo = Omit<SloInput, 'id' | 'validFrom' | 'reason'> & {
  id: string;
  service: { id: string; name: string };
};

const source = (reference: SignalReference) => ({
  metricSource: { type: SOURCE_TYPE, spec: { ...reference } },
});

const toIndicator = (indicator: SloIndicator) =>
  indicator.kind === 'threshold'
    ? { thresholdMetric: source(indicator.metric) }
    : {
        ratioMetric: {
          counter: false,
          ...(indicator.good && { good: source(indicator.good) }),
          ...(indicator.bad && { bad: source(indicator.bad) }),
          total: source(indicator.total),
        },
      };

const toWindow = (window: SloWindow) =>
  window.type === 'rolling'
    ? { duration: window.duration, isRolling: true }
    : {
        duration: window.duration,
        calendar: { startTime: window.startTime, timeZone: window.timeZone },
        isRolling: false,
      };

const toObjective = ({ name, objective, budgeting, indicator }: WrittenSlo) => ({
  displayName: name,
  ...(indicator.kind === 'threshold' && { op: indicator.op, value: indicator.value }),
  target: objective,
  ...(budgeting.method === 'Timeslices' && { timeSliceTarget: budgeting.sliceTarget }),
  ...(budgeting.method !== 'Occurrences' && { timeSliceWindow: `${budgeting.sliceMinutes}m` }),
}); // prettier-ignore

const toPolicy = (
  { id }: WrittenSlo,
  { severity, longMinutes, shortMinutes, factor }: BurnPair,
) => ({
  kind: 'AlertPolicy',
  metadata: { name: `${id}-${severity}-${durationText(longMinutes)}` },
  spec: {
    alertWhenBreaching: true,
    alertWhenResolved: true,
    alertWhenNoData: false,
    conditions: [
      {
        kind: 'AlertCondition',
        metadata: {
          name: `${id}-${severity}-${durationText(longMinutes)}`,
          annotations: { [SHORT_WINDOW]: durationText(shortMinutes) },
        },
        spec: {
          severity,
          condition: {
            kind: 'burnrate',
            op: 'gt',
            threshold: factor,
            lookbackWindow: durationText(longMinutes),
          },
        },
      },
    ],
    notificationTargets: [{ targetRef: 'owners' }],
  },
});

const toSlo = (slo: WrittenSlo) => {
  const { id, name, description, service, window, budgeting, indicator } = slo;
  const { pairs, minEvents } = slo.alerting;
  return {
    apiVersion: API_VERSION,
    kind: 'SLO',
    metadata: {
      name: id,
      displayName: name,
      ...(minEvents !== undefined && {
        annotations: { [MIN_EVENTS]: `${minEvents}` },
      }),
    },
    spec: {
      ...(description && { description }),
      service: service.id,
      indicator: {
        metadata: { name: `${id}-indicator` },
        spec: toIndicator(indicator),
      },
      timeWindow: [toWindow(window)],
      budgetingMethod: budgeting.method,
      objectives: [toObjective(slo)],
      // Without policies it is alerted by the pairs that its window has by default.
      ...(pairs && {
        alertPolicies: resolveBurnPairs(pairs, window).map(pair =>
          toPolicy(slo, pair),
        ),
      }),
    },
  };
};

/** An objective, and the service that it is of, as OpenSLO v1 YAML. */
export const toOpenSlo = (slo: WrittenSlo): string => {
  const service = {
    apiVersion: API_VERSION,
    kind: 'Service',
    metadata: { name: slo.service.id, displayName: slo.service.name },
    spec: {},
  };
  return [service, toSlo(slo)]
    .map(document => stringify(document, { lineWidth: 0 }))
    .join('---\n');
};
