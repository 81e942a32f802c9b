import { SignalReference, SIGNALS } from '@rosetta/contracts/monitoring';
import { MetricSource, Objective, SliSpec, SOURCE_TYPE } from './documents';
import { refuse } from './refuse';

type Ratio = NonNullable<SliSpec['ratioMetric']>;

const toSignal = (
  { metricSource }: MetricSource,
  at: string,
): SignalReference => {
  const { type, spec = {} } = metricSource;
  if (type !== undefined && type !== SOURCE_TYPE)
    refuse(
      `${at}.metricSource.type`,
      `"${type}" is no source that Rosetta measures by; use type ${SOURCE_TYPE} with spec.signal, one of ${SIGNALS.map(({ id }) => id).join(', ')}`, // prettier-ignore
    );
  const parsed = SignalReference.safeParse(spec);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    refuse(`${[at, 'metricSource.spec', ...path].join('.')}`, message);
  }
  return parsed.data!;
};

const readRatio = (metric: Ratio, at: string) => {
  const { good, bad, total, raw, counter } = metric;
  if (raw !== undefined)
    refuse(`${at}.raw`, 'a ratio that is computed already says nothing of how many events it is of; give total with good or bad'); // prettier-ignore
  if (counter)
    refuse(`${at}.counter`, 'must be false: signals of Rosetta are counts of each minute, which do not only grow'); // prettier-ignore
  if (!total || (good === undefined) === (bad === undefined))
    refuse(at, 'must have total, and either good or bad');
  return {
    kind: 'ratio' as const,
    ...(good && { good: toSignal(good, `${at}.good`) }),
    ...(bad && { bad: toSignal(bad, `${at}.bad`) }),
    total: toSignal(total!, `${at}.total`),
  };
};

/** The indicator of an objective; the threshold is what OpenSLO has in its objective. */
export const readIndicator = (
  { ratioMetric, thresholdMetric, ...others }: SliSpec,
  { op, value }: Objective,
  at: string,
) => {
  if (ratioMetric && !thresholdMetric)
    return readRatio(ratioMetric, `${at}.ratioMetric`);
  if (!thresholdMetric || ratioMetric)
    refuse(at, `must have either ratioMetric or thresholdMetric${Object.keys(others).length ? `, beside ${Object.keys(others).join(', ')}` : ''}`); // prettier-ignore
  if (op === undefined || value === undefined)
    refuse('spec.objectives[0]', 'must have op and value, as the indicator is a thresholdMetric'); // prettier-ignore
  return {
    kind: 'threshold' as const,
    metric: toSignal(thresholdMetric!, `${at}.thresholdMetric`),
    op: op!,
    value: value!,
  };
};
