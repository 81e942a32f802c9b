const STEP = 'rosetta_gateway_step_duration';
const UPSTREAM = 'rosetta_gateway_upstream_duration';

/** Sum and count of a histogram, per value of a label. */
type Sums = Map<string, { sum: number; count: number }>;

const labelIn = (labels: string, name: string) =>
  new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? '';

function readSums(text: string, histogram: string, label: string): Sums {
  const sums: Sums = new Map();
  const line = new RegExp(`^${histogram}_(sum|count)\\{(.*)\\} (\\S+)`, 'gm');
  for (const [, kind, labels, value] of text.matchAll(line)) {
    const key = labelIn(labels, label);
    const known = sums.get(key) ?? { sum: 0, count: 0 };
    known[kind as 'sum' | 'count'] += Number(value);
    sums.set(key, known);
  }
  return sums;
}

export interface Costs {
  /** Mean per request, in microseconds, by step. */
  [step: string]: number;
}

const meanBetween = (before: Sums, after: Sums, key: string): number => {
  const [from, to] = [before.get(key), after.get(key)];
  const count = (to?.count ?? 0) - (from?.count ?? 0);
  return count === 0
    ? 0
    : (((to?.sum ?? 0) - (from?.sum ?? 0)) / count) * 1_000_000;
};

/**
 * What each step of the gateway took while the work was done, by the gateway's own metrics.
 * The relay's figure is without the time that the service had.
 */
export async function costsDuring(
  metricsUrl: string,
  work: () => Promise<unknown>,
): Promise<Costs> {
  const scrape = async () => (await fetch(metricsUrl)).text();
  const before = await scrape();
  await work();
  const after = await scrape();
  const mean = (histogram: string, label: string, key: string) =>
    meanBetween(
      readSums(before, histogram, label),
      readSums(after, histogram, label),
      key,
    );
  const steps = ['authentication', 'permission', 'signing', 'audit'];
  const service = mean(UPSTREAM, 'service', 'platform-ref-api');
  return {
    ...Object.fromEntries(steps.map(step => [step, mean(STEP, 'step', step)])),
    relay: mean(STEP, 'step', 'relay') - service,
    service,
  };
}
