const STEP = 'rosetta_gateway_step_duration';
const UPSTREAM = 'rosetta_gateway_upstream_duration';
const STEPS = ['authentication', 'permission', 'signing', 'audit', 'relay'];

/** Of a histogram: how many were at most so long, by the bound in seconds. */
type Buckets = Map<number, number>;

const labelIn = (labels: string, name: string) =>
  new RegExp(`${name}="([^"]*)"`).exec(labels)?.[1] ?? '';

/** The buckets of those that have the label, whatever their other labels. */
function readBuckets(
  text: string,
  histogram: string,
  [label, value]: [string, string],
): Buckets {
  const buckets: Buckets = new Map();
  const line = new RegExp(`^${histogram}_bucket\\{(.*)\\} (\\S+)`, 'gm');
  for (const [, labels, count] of text.matchAll(line)) {
    if (labelIn(labels, label) !== value) continue;
    const bound = Number(labelIn(labels, 'le').replace('+Inf', 'Infinity'));
    buckets.set(bound, (buckets.get(bound) ?? 0) + Number(count));
  }
  return buckets;
}

/** In microseconds: within a bucket, all are taken to be spread evenly. */
function medianBetween(before: Buckets, after: Buckets): number {
  const counts = [...after]
    .sort(([a], [b]) => a - b)
    .map(([bound, count]) => [bound, count - (before.get(bound) ?? 0)]);
  const half = (counts.at(-1)?.[1] ?? 0) / 2;
  let [from, below] = [0, 0];
  for (const [bound, count] of counts) {
    if (count > 0 && count >= half) {
      const share = (half - below) / (count - below);
      return (from + (bound - from) * share) * 1_000_000;
    }
    [from, below] = [bound, count];
  }
  return 0;
}

export interface Costs {
  /** Median per request, in microseconds, by step. */
  [step: string]: number;
}

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
  const median = (histogram: string, label: [string, string]) =>
    medianBetween(
      readBuckets(before, histogram, label),
      readBuckets(after, histogram, label),
    );
  const service = median(UPSTREAM, ['service', 'platform-ref-api']);
  const costs = Object.fromEntries(
    STEPS.map(step => [step, median(STEP, ['step', step])]),
  );
  return { ...costs, relay: costs.relay - service, service };
}
