import { Load, MinuteOfLoad } from '../world/Load';
import { Instant, Service } from '../world/types';
import { MINUTE } from '../world/workingTime';

type Read = (load: MinuteOfLoad) => number;
type Aggregate = (values: readonly number[]) => number;

const sum: Aggregate = values => values.reduce((all, each) => all + each, 0);
const average: Aggregate = values => sum(values) / values.length;
const maximum: Aggregate = values => Math.max(...values);

interface SimulatedMetric {
  entity: 'service' | 'processes';
  read: Read;
  aggregate: Aggregate;
}

const MICROSECONDS = 1_000;
const RESPONSE_TIMES: Record<string, Read> = {
  'percentile(50)': ({ p50 }) => p50,
  median: ({ p50 }) => p50,
  'percentile(95)': ({ p95 }) => p95,
  'percentile(99)': ({ p99 }) => p99,
};
const METRICS: Record<string, SimulatedMetric> = {
  'builtin:service.requestCount.total': {
    entity: 'service',
    read: ({ requests }) => requests,
    aggregate: sum,
  },
  'builtin:service.errors.total.count': {
    entity: 'service',
    read: ({ errors }) => errors,
    aggregate: sum,
  },
  'builtin:tech.generic.cpu.usage': {
    entity: 'processes',
    read: ({ cpu }) => cpu,
    aggregate: average,
  },
  'builtin:tech.generic.mem.usage': {
    entity: 'processes',
    read: ({ memory }) => memory,
    aggregate: average,
  },
};

/** The metric that a selector names; undefined where there is none. */
export const findMetric = (selector: string): SimulatedMetric | undefined => {
  const [, key, rest = ''] = /^(builtin:[\w.]+)(.*)$/.exec(selector) ?? [];
  if (key !== 'builtin:service.response.time') return METRICS[key];
  const wanted = Object.keys(RESPONSE_TIMES).find(each => rest.includes(each));
  const read = RESPONSE_TIMES[wanted ?? 'median'];
  return {
    entity: 'service',
    read: load => read(load) * MICROSECONDS,
    // Those of a longer slot are not averages of shorter ones; the worst minute is near them.
    aggregate: maximum,
  };
};

/** Of an hour, these minutes stand for all. */
const SAMPLED_EVERY = 10;

const sampled = (from: Instant, to: Instant): [Instant[], number] => {
  const all = (to - from) / MINUTE;
  const step = all > SAMPLED_EVERY ? SAMPLED_EVERY : 1;
  const minutes = Array.from(
    { length: Math.ceil(all / step) },
    (_, index) => from + index * step * MINUTE,
  );
  return [minutes, step];
};

/** The value of a time slot, null where nothing was measured in it. */
const valueOf = (
  load: Load,
  service: Service,
  { read, aggregate }: SimulatedMetric,
  [from, to]: [Instant, Instant],
): number | null => {
  const [minutes, step] = sampled(from, to);
  const values = minutes.flatMap(minute => {
    const known = load.at(service, minute);
    return known ? [read(known)] : [];
  });
  if (values.length === 0) return null;
  const value = aggregate(values);
  return aggregate === sum ? value * step : value;
};

export interface Slots {
  from: Instant;
  to: Instant;
  resolution: number;
  /** What is to come is not known. */
  now: Instant;
}

/** The slots that a timeframe touches, by their ends; the last one may end after it. */
export const endsOf = ({ from, to, resolution, now }: Slots): Instant[] => {
  const ends: Instant[] = [];
  const last = Math.min(to, now);
  const first = Math.floor(from / resolution) * resolution + resolution;
  for (let end = first; end - resolution < last; end += resolution)
    ends.push(end);
  return ends;
};

export const valuesOf = (
  load: Load,
  service: Service,
  metric: SimulatedMetric,
  ends: readonly Instant[],
  { resolution, now }: Slots,
) =>
  ends.map(end =>
    valueOf(load, service, metric, [end - resolution, Math.min(end, now)]),
  );
