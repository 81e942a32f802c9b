import { SloInput, SloVersion } from '@rosetta/contracts/monitoring';
import { readOpenSlo } from './readOpenSlo';
import { toOpenSlo } from './toOpenSlo';

const slo = (fields: Partial<SloInput> = {}) =>
  SloInput.parse({
    id: 'search',
    name: 'Searching time',
    application: 'app-shop',
    objective: 0.99,
    window: { type: 'rolling', duration: '2w' },
    budgeting: { method: 'Occurrences' },
    indicator: { kind: 'ratio', bad: { signal: 'errors' }, total: { signal: 'traffic', entity: 'SERVICE-1' } }, // prettier-ignore
    ...fields,
  }) as SloInput & { id: string };

const write = (input: SloInput & { id: string }) =>
  toOpenSlo({ ...(input as unknown as SloVersion), id: input.id, service: { id: input.application, name: 'The shop' } }); // prettier-ignore

const read = (file: string) => readOpenSlo(file).map(({ input }) => input);

describe('an objective as OpenSLO', () => {
  it.each<[string, Partial<SloInput>]>([
    ['events in a rolling window', {}],
    ['time slices in a calendar window', {
      description: 'As promised',
      window: { type: 'calendar', duration: '1M', startTime: '2026-01-01 00:00:00', timeZone: 'Europe/Paris' },
      budgeting: { method: 'Timeslices', sliceMinutes: 5, sliceTarget: 0.95 },
    }],
    ['ratios of time slices of a threshold', {
      budgeting: { method: 'RatioTimeslices', sliceMinutes: 1 },
      indicator: { kind: 'threshold', metric: { signal: 'latency.p95' }, op: 'lt', value: 500 },
    }],
    ['pairs of its own', {
      alerting: { minEvents: 10, pairs: [{ severity: 'page', long: '1h', short: '10m', factor: 7.5 }] },
    }],
    ['no alerts', { alerting: { pairs: [] } }],
  ])('is written and read as the same: %s', (_, fields) => {
    const input = slo(fields);
    expect(read(write(input))).toEqual([input]);
  }); // prettier-ignore
});

/** OpenSLO/OpenSLO, examples/budgeting-method/occurences-slo.yaml, with a source that Rosetta has. */
const EXAMPLE = `
apiVersion: openslo/v1
kind: SLO
metadata:
  name: search-slo
  displayName: Searching time
spec:
  description: Regardless of the number of paraller searches it never should be more than 500ms.
  service: web-shop
  indicator:
    metadata:
      name: search-latency
      displayName: Latency of user searches
    spec:
      thresholdMetric:
        metricSource:
          type: Rosetta
          spec:
            signal: latency.p95
  timeWindow:
    - duration: 2w
      isRolling: true
  budgetingMethod: Occurrences
  objectives:
    - displayName: Good experience
      op: lt
      value: 500
      target: 0.99
  alertPolicies: # Doesn't matter in this example but you should have something in here.
`;

describe('an OpenSLO file', () => {
  it('is read as OpenSLO’s example has it', () => {
    expect(read(EXAMPLE)).toMatchObject([
      {
        id: 'search-slo',
        name: 'Searching time',
        application: 'web-shop',
        objective: 0.99,
        window: { type: 'rolling', duration: '2w' },
        indicator: { kind: 'threshold', op: 'lt', value: 500 },
        alerting: {},
      },
    ]);
  });

  it('refers to indicators, policies and conditions by their names', () => {
    const file = `
apiVersion: openslo/v1
kind: SLI
metadata: {name: errors}
spec:
  ratioMetric:
    good: {metricSource: {type: Rosetta, spec: {signal: traffic}}}
    total: {metricSource: {type: Rosetta, spec: {signal: traffic}}}
---
apiVersion: openslo/v1
kind: AlertCondition
metadata: {name: fast}
spec: {severity: page, condition: {kind: burnrate, op: gte, threshold: 9, lookbackWindow: 1h, alertAfter: 5m}}
---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: {name: page}
spec: {alertWhenBreaching: true, conditions: [{conditionRef: fast}], notificationTargets: []}
---
apiVersion: openslo/v1
kind: SLO
metadata: {name: api}
spec:
  service: app-shop
  indicatorRef: errors
  timeWindow: [{duration: 1M, calendar: {startTime: 2026-01-01 00:00:00, timeZone: America/New_York}}]
  budgetingMethod: Timeslices
  objectives: [{targetPercent: 99.95, timeSliceTarget: 0.95, timeSliceWindow: 5}]
  alertPolicies: [{alertPolicyRef: page}]
`;
    expect(read(file)).toMatchObject([
      {
        objective: 0.9995,
        budgeting: { sliceMinutes: 5 },
        window: { type: 'calendar', startTime: '2026-01-01 00:00:00' },
        alerting: { pairs: [{ severity: 'page', long: '1h', short: '5m', factor: 9 }] }, // prettier-ignore
      },
    ]);
  });

  const edit = (from: string | RegExp, to: string) => EXAMPLE.replace(from, to);
  it.each([
    [edit('type: Rosetta', 'type: Datadog'), 'document 1, SLO "search-slo": spec.indicator.spec.thresholdMetric.metricSource.type: "Datadog" is no source that Rosetta measures by; use type Rosetta with spec.signal'],
    [edit('thresholdMetric', 'medianMetric'), 'SLO "search-slo": spec.indicator.spec: Unrecognized key: "medianMetric"'],
    [edit('      op: lt\n      value: 500\n', ''), 'must have op and value'],
    [edit('target: 0.99', 'target: 0.99\n      targetPercent: 99'), 'either target or targetPercent'],
    [edit('isRolling: true', 'isRolling: false'), 'must be rolling (isRolling: true), or have a calendar'],
    [edit('Occurrences', 'Timeslices'), 'timeSliceWindow: is missing'],
    [edit('target: 0.99', 'target: 1'), 'objective: must be less than 1'],
    [edit('  alertPolicies:', '    - {target: 0.9}\n  alertPolicies:'), 'must have exactly one objective'],
    [edit('openslo/v1', 'openslo/v2alpha'), 'SLO "search-slo": apiVersion'],
    [`${EXAMPLE}---${EXAMPLE}`, 'document 2, SLO "search-slo": is there twice'],
    [`${EXAMPLE}---${edit('search-slo', 'other').replace('target: 0.99', 'target: 1')}`, 'document 2, SLO "other": objective: must be less than 1'],
    [`${EXAMPLE}---\napiVersion: openslo/v1\nkind: Tea\n`, 'document 2, Tea: kind: '],
    ['kind: [', 'yaml: document 1: '],
    ['', 'has no object of kind SLO'],
  ])('is refused by name, with the cure: %#', (file, problem) => {
    expect(() => readOpenSlo(file)).toThrow(problem);
  }); // prettier-ignore
});
