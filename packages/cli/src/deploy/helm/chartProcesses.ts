import { Domain } from '@rosetta/contracts/domains';
import { z } from 'zod';
import { loadBatch } from '../../batch/domainBatches';
import {
  PlatformProcess,
  commonEnvironment,
  platformProcesses,
  sectionOf,
} from '../processes';

/** The chart migrates by a job of its own; what nobody is sent to any more ends after balancers have noticed. */
const ENVIRONMENT = {
  APP_CONFIG_backend_database_skipMigrations: 'true',
  APP_CONFIG_rosetta_migrateAtStart: 'false',
  APP_CONFIG_rosetta_shutdown_drainSeconds: '10',
};

/** The part of the JSON schema of a batch's configuration that has the schedules of its jobs. */
interface WithSchedules {
  properties: Record<
    string,
    {
      properties: {
        schedules: { properties: Record<string, { default: string }> };
      };
    }
  >;
}

/** The jobs of a batch that have a schedule, and the one that they have without another configuration. */
function schedulesOf({ name, batch }: Domain): Record<string, string> {
  const { config } = loadBatch(`@rosetta/${batch!.name}`);
  const { properties } = z.toJSONSchema(config, {
    io: 'input',
    unrepresentable: 'any',
  }) as unknown as WithSchedules;
  const { schedules } = properties[sectionOf(name)].properties;
  return Object.fromEntries(
    Object.entries(schedules.properties).map(([job, schedule]) => [
      job,
      schedule.default,
    ]),
  );
}

/** One process of each database brings it up to date: the batch of a domain, which has the raw store as well. */
const migrates = ({ kind, domain }: PlatformProcess) =>
  kind !== 'service' || !domain!.batch;

/** Requests a quarter of the processors that it may need, and all of the memory, which can't be taken back. */
const resourcesOf = ({ limits }: PlatformProcess) => {
  const memory = `${limits.memoryMegabytes}Mi`;
  return {
    requests: { cpu: `${limits.cpus * 250}m`, memory },
    limits: { memory },
  };
};

const chartProcess = (process: PlatformProcess) => {
  const { name, kind, folder, image, port, metricsPort, domain } = process;
  const hasMetricsPort = metricsPort !== port;
  return {
    name,
    kind,
    folder,
    image,
    domain: domain ? sectionOf(domain.name) : '',
    migrates: migrates(process),
    ports: { http: port, ...(hasMetricsPort && { metrics: metricsPort }) },
    // The port that has them.
    metrics: hasMetricsPort ? 'metrics' : 'http',
    stores: process.stores,
    calls: process.calls,
    environment: {
      ...commonEnvironment(process),
      ...process.environment,
      ...ENVIRONMENT,
    },
    secrets: process.secrets,
    volumes: process.volumes,
    jobs: kind === 'batch' ? schedulesOf(domain!) : {},
    resources: resourcesOf(process),
  };
};

/** deploy/helm/rosetta/files/processes.yaml: what the templates of the chart iterate over. */
export const chartProcesses = () => ({
  processes: platformProcesses().map(chartProcess),
});
