import { DynatraceClient, MetricsQuery } from '@rosetta/sources/dynatrace';

/** The four golden signals of a service, as Dynatrace names them. */
const SIGNALS = [
  'builtin:service.response.time:percentile(95)',
  'builtin:service.response.time:percentile(99)',
  'builtin:service.requestCount.total:sum',
  'builtin:service.errors.total.count:sum',
];

const STEP_MS: Record<string, number> = { '1m': 60_000, '1h': 3_600_000 };

/** Of the same place and time always the same, so that a second ingestion finds it there already. */
const measureOf = (entity: number, signal: number, at: number) =>
  ((entity * 7_919 + signal * 104_729 + at / 60_000) % 100_003) + 0.25;

const entitiesOf = ({ entitySelector = '' }: MetricsQuery) =>
  [...entitySelector.matchAll(/"([A-Z_]+-[0-9A-F]{16})"/g)].map(([, id]) => id);

/** Answers of the metrics query, in the shape and the resolution that are asked for. */
async function* answer(query: MetricsQuery): AsyncGenerator<object> {
  const { from, to, resolution } = query;
  const step = STEP_MS[resolution];
  // Dynatrace names a slot by its end.
  const timestamps: number[] = [];
  for (let at = from.getTime() + step; at <= to!.getTime(); at += step)
    timestamps.push(at);
  const entities = entitiesOf(query);
  for (const [signal, metricId] of SIGNALS.entries())
    yield {
      metricId,
      resolution,
      data: entities.map(entity => {
        const number = parseInt(entity.slice(-16), 16);
        return {
          dimensions: [entity],
          dimensionMap: { 'dt.entity.service': entity },
          timestamps,
          values: timestamps.map(at => measureOf(number, signal, at)),
        };
      }),
    };
}

/** Dynatrace without its network: what is measured is what becomes of its answers. */
export const createSyntheticDynatrace = (): DynatraceClient => ({
  metrics: answer,
  async *problems() {},
  async *entities() {},
  async *slos() {},
  rateLimit: undefined,
  async close() {},
});
