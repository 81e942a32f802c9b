import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, InstantInput, requireFromBeforeTo } from '../values';
import { ApplicationParams } from './deployments';

/** How values of a signal may be joined: counts are added, gauges averaged, percentiles never. */
export const SignalKind = z.enum(['count', 'gauge', 'percentile']);
export type SignalKind = z.infer<typeof SignalKind>;

/** The golden signals: what of an application is measured from outside. */
export const GOLDEN_SIGNALS = [
  'latency',
  'traffic',
  'errors',
  'saturation',
] as const;
export const GoldenSignal = z.enum(GOLDEN_SIGNALS);
export type GoldenSignal = z.infer<typeof GoldenSignal>;

/** How a signal is read from Dynatrace. */
export interface DynatraceReading {
  /** The type of the entities that have it. */
  entity: string;
  metric: string;
  /** A percentile is asked for as such: averages of percentiles say nothing. */
  aggregation: string;
  /** From the unit of the source to that of the signal. */
  factor: number;
}

/** All there is to know of a signal: what it is called, and how it is read. */
export interface SignalDescription {
  /** Unique; letters, digits, `-` and `.`. */
  id: string;
  golden: GoldenSignal;
  kind: SignalKind;
  unit: string;
  dynatrace: DynatraceReading;
}

const service = (metric: string, aggregation: string, factor = 1) => ({ entity: 'SERVICE', metric: `builtin:service.${metric}`, aggregation, factor }); // prettier-ignore
const processGroup = (metric: string) => ({ entity: 'PROCESS_GROUP_INSTANCE', metric: `builtin:tech.generic.${metric}`, aggregation: 'avg', factor: 1 }); // prettier-ignore

/** The signals that come with Rosetta. A new one is a line here: it is read, kept, shown and measured by from then on. */
export const SIGNALS: readonly SignalDescription[] = [
  { id: 'latency.p50', golden: 'latency', kind: 'percentile', unit: 'ms', dynatrace: service('response.time', 'percentile(50)', 0.001) },
  { id: 'latency.p95', golden: 'latency', kind: 'percentile', unit: 'ms', dynatrace: service('response.time', 'percentile(95)', 0.001) },
  { id: 'latency.p99', golden: 'latency', kind: 'percentile', unit: 'ms', dynatrace: service('response.time', 'percentile(99)', 0.001) },
  { id: 'traffic', golden: 'traffic', kind: 'count', unit: 'requests', dynatrace: service('requestCount.total', 'sum') },
  { id: 'errors', golden: 'errors', kind: 'count', unit: 'requests', dynatrace: service('errors.total.count', 'sum') },
  { id: 'saturation.cpu', golden: 'saturation', kind: 'gauge', unit: '%', dynatrace: processGroup('cpu.usage') },
  { id: 'saturation.memory', golden: 'saturation', kind: 'gauge', unit: '%', dynatrace: processGroup('mem.usage') },
]; // prettier-ignore

export const SIGNAL_STEPS = ['minute', 'hour'] as const;
export const SignalStep = z.enum(SIGNAL_STEPS);
export type SignalStep = z.infer<typeof SignalStep>;

const Value = z.number().nullable();

/** A signal of one entity of the application; each value is of the step that begins at `from` plus so many steps. */
export const SignalSeries = z.object({
  signal: z.string(),
  golden: GoldenSignal,
  kind: SignalKind,
  unit: z.string(),
  /** Its id in the source. */
  entity: z.string(),
  source: z.string(),
  /** Null where nothing is known: never zero. */
  values: z.array(Value),
  /** Part of the window that is known, 0 to 1. */
  known: z.number(),
  /** Why nothing is known of any step of a window that has a published run. */
  reason: z.enum(['no-hourly-percentile', 'no-longer-kept']).optional(),
});
export type SignalSeries = z.infer<typeof SignalSeries>;

/** A part of the window of which a signal has nothing. */
export const SignalGap = z.object({
  signal: z.string(),
  entity: z.string(),
  from: Instant,
  to: Instant,
});
export type SignalGap = z.infer<typeof SignalGap>;

export const GoldenSignals = z.object({
  from: Instant,
  to: Instant,
  step: SignalStep,
  items: z.array(SignalSeries),
  gaps: z.array(SignalGap),
  /** The hours of the window that have a published run, and the newest of these runs. */
  published: z.object({
    hours: z.int(),
    of: z.int(),
    last: z.string().nullable(),
    at: Instant.nullable(),
  }),
});
export type GoldenSignals = z.infer<typeof GoldenSignals>;

export const getGoldenSignals = defineRoute({
  id: 'getGoldenSignals',
  method: 'get',
  path: '/v1/applications/:app/golden-signals',
  summary:
    'Latency, traffic, errors and saturation of an application; the last 24 hours by hour',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: z
    .strictObject({
      from: InstantInput.optional(),
      to: InstantInput.optional(),
      /** By hour when not said; by minute for three days at most, as long as minutes are kept. */
      step: SignalStep.default('hour'),
    })
    .superRefine(requireFromBeforeTo),
  answer: GoldenSignals,
});
