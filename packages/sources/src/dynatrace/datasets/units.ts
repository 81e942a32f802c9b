/**
 * Units of the built-in metrics that are read here: an answer with data points does not say them.
 * https://docs.dynatrace.com/docs/observe/explore/metrics/built-in-metrics
 */
const UNITS: Record<string, string> = {
  'builtin:service.response.time': 'MicroSecond',
  'builtin:service.requestCount.total': 'Count',
  'builtin:service.errors.total.count': 'Count',
  'builtin:service.errors.total.rate': 'Percent',
  'builtin:service.errors.server.count': 'Count',
  'builtin:service.errors.server.rate': 'Percent',
  'builtin:tech.generic.cpu.usage': 'Percent',
  'builtin:tech.generic.mem.usage': 'Percent',
  'builtin:host.cpu.usage': 'Percent',
  'builtin:host.mem.usage': 'Percent',
};

/** The unit of a metric, null where it is not known. */
export const unitOf = (metric: string): string | null => UNITS[metric] ?? null;
