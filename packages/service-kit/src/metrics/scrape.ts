import { Registry } from 'prom-client';
import { within } from '../timeout';

const LIMIT_MS = 3_000;

/**
 * What Prometheus reads. A metric that asks a database at each scrape can fail or hang with
 * it; it is then left out, so that the others tell what is going on just when they matter.
 */
export async function scrape(registry: Registry): Promise<string> {
  const texts = await Promise.all(
    registry
      .getMetricsAsArray()
      .map(({ name }) =>
        within(LIMIT_MS, name, registry.getSingleMetricAsString(name)).catch(
          () => undefined,
        ),
      ),
  );
  return `${texts.filter(text => text !== undefined).join('\n\n')}\n`;
}
