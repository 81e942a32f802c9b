import {
  BurnPair,
  BURN_SEVERITIES,
  durationText,
  SignalReference,
  SloVersion,
} from '@rosetta/contracts/monitoring';
import { BurnRules } from '@rosetta/monitoring-mart';
import { stringify } from 'yaml';

type RuledSlo = SloVersion & { id: string };

interface Rule {
  record?: string;
  alert?: string;
  expr: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
}

const MINUTE_SECONDS = 60;

/** A range without its first instant: Prometheus 2 takes both ends, which would be one minute more. */
const range = (minutes: number) => `${minutes * MINUTE_SECONDS - 1}s`;

const text = (value: string) => JSON.stringify(value);

/** Rosetta's own series holds the count of each minute; one that people name is a counter. */
const selector = ({ signal, entity }: SignalReference, application: string) => {
  const labels = { application, signal, ...(entity && { entity }) };
  const matchers = Object.entries(labels).map(([name, value]) => `${name}=${text(value)}`); // prettier-ignore
  return `rosetta_signal{${matchers.join(', ')}}`;
};

const countOver = (reference: SignalReference, { application }: RuledSlo, minutes: number) =>
  reference.prometheus
    ? `sum(increase(${reference.prometheus}[${durationText(minutes)}]))`
    : `sum(sum_over_time(${selector(reference, application)}[${range(minutes)}]))`; // prettier-ignore

const OPPOSITE = { lt: '>=', lte: '>', gt: '<=', gte: '<' } as const;

/** Bad and all events of the last minutes. */
const eventsOver = (slo: RuledSlo, minutes: number) => {
  const { indicator, application } = slo;
  if (indicator.kind === 'threshold') {
    const { metric, op, value } = indicator;
    const series = metric.prometheus ?? selector(metric, application);
    const bad = `sum(sum_over_time((${series} ${OPPOSITE[op]} bool ${value})[${range(minutes)}:1m]))`; // prettier-ignore
    return { bad, total: `sum(count_over_time(${series}[${range(minutes)}]))` };
  }
  const total = countOver(indicator.total, slo, minutes);
  const bad = indicator.bad
    ? countOver(indicator.bad, slo, minutes)
    : `(${total} - ${countOver(indicator.good!, slo, minutes)})`;
  return { bad, total };
};

const labelsOf = ({ id, application }: RuledSlo) => ({ slo: id, application });
const matching = ({ id }: RuledSlo) => `{slo=${text(id)}}`;

const ERRORS = 'slo:sli_error:ratio_rate';
const SLICE = 'slo:slice_error:ratio';
const EVENTS = 'slo:events:count';

/** A slice with no event is no bad one: 0 / 0 is no number, which is below every limit. */
const sliceRule = (slo: RuledSlo): Rule | undefined => {
  const { budgeting } = slo;
  if (budgeting.method === 'Occurrences') return undefined;
  const { bad, total } = eventsOver(slo, budgeting.sliceMinutes);
  const ratio = `(${bad} / ${total})`;
  const expr =
    budgeting.method === 'Timeslices'
      ? `${ratio} > bool ${Number((1 - budgeting.sliceTarget).toPrecision(12))}`
      : ratio;
  return { record: SLICE, expr, labels: labelsOf(slo) };
};

const windowRules = (slo: RuledSlo, minutes: number): Rule[] => {
  const { bad, total } = eventsOver(slo, minutes);
  const expr =
    slo.budgeting.method === 'Occurrences'
      ? `${bad} / ${total}`
      : `avg_over_time(${SLICE}${matching(slo)}[${range(minutes)}])`;
  const errors = { record: `${ERRORS}${durationText(minutes)}`, expr, labels: labelsOf(slo) }; // prettier-ignore
  const events = { record: `${EVENTS}${durationText(minutes)}`, expr: total, labels: labelsOf(slo) }; // prettier-ignore
  return slo.indicator.kind === 'ratio' ? [errors, events] : [errors];
};

const pairExpression = (
  slo: RuledSlo,
  { longMinutes, shortMinutes, factor }: BurnPair,
  minEvents: number,
) => {
  const [long, short] = [durationText(longMinutes), durationText(shortMinutes)];
  const limit = `(${factor} * ${Number((1 - slo.objective).toPrecision(12))})`;
  const over = (window: string) => `${ERRORS}${window}${matching(slo)} > ${limit}`; // prettier-ignore
  const enough =
    slo.indicator.kind === 'ratio'
      ? [`${EVENTS}${short}${matching(slo)} >= ${minEvents}`]
      : [];
  return `(\n  ${[over(long), over(short), ...enough].join('\n  and\n  ')}\n)`;
};

/** Letters, digits and `_`, as names of alerts are. */
const alertName = (id: string) => `SloBurn_${id.replace(/[^a-z0-9]/gi, '_')}`;

const alertRules = (slo: RuledSlo, { pairs, minEvents }: BurnRules): Rule[] =>
  BURN_SEVERITIES.flatMap(severity => {
    const own = pairs.filter(pair => pair.severity === severity);
    if (own.length === 0) return [];
    return [
      {
        alert: alertName(slo.id),
        expr: own
          .map(pair => pairExpression(slo, pair, minEvents))
          .join('\nor\n'),
        labels: { severity },
        annotations: {
          summary: `The budget of ${slo.name} burns too fast`,
        },
      },
    ];
  });

/** Recording and alerting rules that fire where Rosetta does, on the same values. Maintenance is not known there. */
export const toPrometheusRules = (slo: RuledSlo, rules: BurnRules): string => {
  const windows = rules.pairs.flatMap(pair => [pair.longMinutes, pair.shortMinutes]); // prettier-ignore
  const slice = sliceRule(slo);
  const groups = [
    ...(slice && slo.budgeting.method !== 'Occurrences'
      ? [
          {
            name: `slo-${slo.id}-slices`,
            interval: `${slo.budgeting.sliceMinutes}m`,
            rules: [slice],
          },
        ]
      : []),
    {
      name: `slo-${slo.id}`,
      interval: '1m',
      rules: [
        ...[...new Set(windows)]
          .sort((a, b) => a - b)
          .flatMap(minutes => windowRules(slo, minutes)),
        ...alertRules(slo, rules),
      ],
    },
  ];
  return stringify({ groups }, { lineWidth: 0 });
};
