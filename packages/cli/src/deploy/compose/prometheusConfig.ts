import { DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { PORTAL_METRICS_PORT } from '../processes';

const scrape = (name: string, port: number) => ({
  job_name: name,
  static_configs: [{ targets: [`${name}:${port}`] }],
});

/** deploy/prometheus/prometheus.yml: every process by its name in the network of the Compose file. */
export const prometheusConfig = () => ({
  global: { scrape_interval: '15s', evaluation_interval: '15s' },
  rule_files: ['rules.yml'],
  alerting: {
    alertmanagers: [{ static_configs: [{ targets: ['alertmanager:9093'] }] }],
  },
  scrape_configs: [
    ...DOMAIN_PROCESSES.map(({ name, port }) => scrape(name, port)),
    scrape('portal', PORTAL_METRICS_PORT),
  ],
});
