/** Names of places where metric keys come from; `builtin:host.cpu.usage` is one key. */
const PREFIXES = new Set(['builtin', 'ext', 'calc', 'dsfm', 'legacy', 'func']);

const AGGREGATIONS =
  /^(auto|avg|count|max|min|sum|value|median|percentile\((\d+(?:\.\d+)?)\))$/;

/** The parts between colons, none within brackets or quotes. */
const partsOf = (selector: string): string[] =>
  selector.match(/(?:\((?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*")*\))*\)|"[^"]*"|[^:("])+/g) ?? [selector]; // prettier-ignore

const aggregationOf = (part: string): string | undefined => {
  const [, name, percentile] = AGGREGATIONS.exec(part) ?? [];
  if (percentile) return `percentile(${Number(percentile)})`;
  return name === 'median' ? 'percentile(50)' : name;
};

/** What was asked for: a metric, and what its transformations make of it. */
export interface SelectedMetric {
  metric: string;
  /** `percentile(95)`, `avg`, `sum`, …; null where it was left to Dynatrace. */
  aggregation: string | null;
  /** The unit that a transformation converts to. */
  convertedTo: string | null;
}

/** Reads `builtin:service.response.time:splitBy("dt.entity.service"):percentile(95)`. */
export const parseMetricId = (metricId: string): SelectedMetric => {
  const [first, ...rest] = partsOf(metricId);
  const prefixed = PREFIXES.has(first) && rest.length > 0;
  const transformations = prefixed ? rest.slice(1) : rest;
  const aggregations = transformations.flatMap(
    part => aggregationOf(part) ?? [],
  );
  const conversions = transformations.flatMap(
    part => /^toUnit\([^,]+,\s*"?(\w+)"?\s*\)$/.exec(part)?.[1] ?? [],
  );
  return {
    metric: prefixed ? `${first}:${rest[0]}` : first,
    aggregation: aggregations.at(-1) ?? null,
    convertedTo: conversions.at(-1) ?? null,
  };
};
