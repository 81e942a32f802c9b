import { Router } from 'express';
import { Health, HealthReport } from '../health/types';
import { Metrics } from '../metrics/createMetrics';
import { scrape } from '../metrics/scrape';
import { contextOf } from './context';

const isServing = ({ status }: HealthReport) =>
  status === 'up' || status === 'degraded';

/** The routes of balancers, Kubernetes and Prometheus: open to all, and never limited. */
export function createProbes(health: Health, metrics: Metrics): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const probe = (
    path: string,
    read: () => HealthReport | Promise<HealthReport>,
    isHealthy: (report: HealthReport) => boolean,
  ) =>
    router.get(path, async (_req, res) => {
      Object.assign(contextOf(res), { route: path, quiet: true });
      const report = await read();
      res.set('cache-control', 'no-store');
      res.status(isHealthy(report) ? 200 : 503).json(report);
    });
  const alive = () => health.alive();
  const report = () => health.report();
  // A process that answers is alive: a restart repairs no database, so none is asked.
  probe('/health/live', alive, () => true);
  probe('/health/startup', alive, ({ status }) => status !== 'starting');
  probe('/health/ready', report, isServing);
  probe('/health', report, isServing);
  router.get('/metrics', async (_req, res) => {
    Object.assign(contextOf(res), { route: '/metrics', quiet: true });
    const text = await scrape(metrics.registry);
    res.set('content-type', metrics.registry.contentType).send(text);
  });
  return router;
}
