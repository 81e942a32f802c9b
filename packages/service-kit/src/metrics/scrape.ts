import { Registry } from 'prom-client';
import { withTimeout } from '@rosetta/server-kit';

const LIMIT_MS = 3_000;

/**
 * The text that Prometheus reads. A metric that queries a database at each scrape can fail or
 * hang with it; it is then left out, so that the others stay readable when they matter most.
 */
export async function scrape(registry: Registry): Promise<string> {
  const texts = await Promise.all(
    registry
      .getMetricsAsArray()
      .map(({ name }) =>
        withTimeout(
          LIMIT_MS,
          name,
          registry.getSingleMetricAsString(name),
        ).catch(() => undefined),
      ),
  );
  return `${texts.filter(text => text !== undefined).join('\n\n')}\n`;
}
