import { jsonDataset, JsonRecord, RawRecord } from '@rosetta/raw-store';
import { z } from 'zod';
import { validateWith } from '../../ingestion/validateWith';
import { instantOf, Milliseconds } from './milliseconds';
import { parseMetricId } from './metricSelector';
import { hourOfSlot, splitSeries } from './splitSeries';
import { unitOf } from './units';

/** A measurement, or none: nothing is known of that time slot, which is not zero. */
const Value = z
  .number({
    error: ({ input }) =>
      /^-?(NaN|Infinity)$/.test(String(input))
        ? `is ${input}, which is no measurement`
        : 'must be a number, or null where nothing was measured',
  })
  .nullable();

/** An hour of a series. */
const Document = z
  .object({
    /** Only of a result whose series could not be told apart. */
    data: z.undefined('must be a list of series').optional(),
    metricId: z.string().min(1),
    resolution: z.string().nullish(),
    dimensions: z.array(z.string().nullable()).nullish(),
    dimensionMap: z.record(z.string(), z.string().nullable()).nullish(),
    timestamps: z.array(Milliseconds).min(1),
    values: z.array(Value),
  })
  .refine(({ timestamps, values }) => timestamps.length === values.length, {
    path: ['values'],
    message: 'must be as many as timestamps',
  });
type Document = z.infer<typeof Document>;

const ENTITY = /^[A-Z][A-Z_]*-[0-9A-F]{16}$/;

/** The entity that a series is of: its first dimension that is one, as that is the primary entity. */
const entityOf = ({ dimensions, dimensionMap }: Document): string | null => {
  const named = Object.entries(dimensionMap ?? {})
    .filter(([key]) => key.startsWith('dt.entity.'))
    .map(([, value]) => value);
  const known = [...(dimensions ?? []), ...named];
  return known.find(value => ENTITY.test(value ?? '')) ?? null;
};

const HOUR_LENGTH = 'YYYY-MM-DDTHH'.length;

const validate = validateWith(Document, document => ({
  period: instantOf(hourOfSlot(document.timestamps[0])).slice(0, HOUR_LENGTH),
  replaceKey: JSON.stringify([
    document.metricId,
    document.dimensions ?? document.dimensionMap ?? [],
  ]),
}));

export const dynatraceMetrics = jsonDataset({
  name: 'dynatrace.metrics',
  description: 'Dynatrace /api/v2/metrics/query answer',
  recordsField: 'result',
  dateField: 'timestamps',
  notNumbers: true,
  split: splitSeries,
  validate,
});

/** What was measured of an entity, in time slots of one length. */
export interface MeasuredSeries {
  /** Null where the query merged all entities: then no pivot finds whose it is. */
  entity: string | null;
  /** The key, without transformations: `builtin:service.response.time`. */
  metric: string;
  /** `avg`, `sum`, `percentile(95)`, …; null where Dynatrace chose. */
  aggregation: string | null;
  /** As Dynatrace calls it; null for metrics that are not known here. */
  unit: string | null;
  /** How long a slot is; null where the answer does not say it in minutes to weeks. */
  resolutionMinutes: number | null;
  /** The ends of the slots, which is how Dynatrace names them, in milliseconds since 1970. */
  ends: readonly number[];
  /** Of each slot; null: nothing is known of it. */
  values: readonly (number | null)[];
}

/** The same with the raw record that it is from. */
export interface MetricSeries extends MeasuredSeries {
  raw: { import: number; row: number };
}

/** What was measured of an entity in one time slot. */
export interface MetricPoint extends Omit<MetricSeries, 'ends' | 'values'> {
  /** The end of the time slot. */
  at: string;
  value: number | null;
}

const MINUTES: Record<string, number> = { m: 1, h: 60, d: 1_440, w: 10_080 };

const minutesOf = (resolution: string | null | undefined) => {
  const [, count, unit] = /^(\d+)([mhdw])$/.exec(resolution ?? '') ?? [];
  return unit ? Number(count) * MINUTES[unit] : null;
};

const toSeries = (document: Document): MeasuredSeries => {
  const { metric, aggregation, convertedTo } = parseMetricId(document.metricId);
  return {
    entity: entityOf(document),
    metric,
    aggregation,
    unit: convertedTo ?? unitOf(metric),
    resolutionMinutes: minutesOf(document.resolution),
    ends: document.timestamps,
    values: document.values,
  };
};

/** A record that passed validation; its slots are oldest first as they came. */
export const readMetricSeries = (record: RawRecord): MetricSeries => ({
  ...toSeries(Document.parse(record.document)),
  raw: { import: record.import, row: record.row },
});

const withGaps = (record: JsonRecord): JsonRecord =>
  Array.isArray(record.values)
    ? { ...record, values: record.values.map(each => (typeof each === 'number' ? each : null)) } // prettier-ignore
    : record;

/**
 * What a client read of a metric, hour by hour. What is no measurement is a gap, and named: somebody waits for the
 * others. What can't be read in spite of that is left out, and named.
 */
export const readMetricResult = (
  result: JsonRecord,
): { series: MeasuredSeries[]; problems: string[] } => {
  const series: MeasuredSeries[] = [];
  const problems: string[] = [];
  for (const record of splitSeries(result, {})) {
    const checked = validate(record);
    const isWrong = 'problem' in checked;
    if (isWrong) problems.push(`${record.metricId}: ${checked.problem}`);
    const document = Document.safeParse(isWrong ? withGaps(record) : record);
    if (document.success) series.push(toSeries(document.data));
  }
  return { series, problems };
};

/** The same, slot by slot. */
export const readMetricPoints = (record: RawRecord): MetricPoint[] => {
  const { ends, values, ...about } = readMetricSeries(record);
  return ends.map((end, index) => ({
    ...about,
    at: instantOf(end),
    value: values[index],
  }));
};
