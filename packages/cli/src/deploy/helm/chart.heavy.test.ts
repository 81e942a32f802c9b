import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CHART,
  ENVIRONMENTS,
  Environment,
  RenderedChart,
  Resource,
  containersOf,
  helmTemplate,
  podOf,
  runChartTool,
  valuesArgs,
} from './__testUtils__/RenderedChart';
import { chartProcesses } from './chartProcesses';

jest.setTimeout(120_000);

/** The oldest and the newest version that the chart is meant for. */
const KUBERNETES = ['1.27.0', '1.37.0'];

const folder = mkdtempSync(join(tmpdir(), 'rosetta-chart-'));
afterAll(() => rmSync(folder, { recursive: true }));

const charts = {} as Record<Environment, RenderedChart>;
beforeAll(() => {
  for (const environment of ENVIRONMENTS)
    charts[environment] = RenderedChart.render(environment);
});

const { processes } = chartProcesses();
const names = processes.map(({ name }) => name);
const served = processes.filter(({ kind }) => kind !== 'batch');

describe.each(ENVIRONMENTS)('the Helm chart for %s', environment => {
  it('passes `helm lint`', () => {
    const { status, output } = runChartTool('HELM', [
      ...['lint', CHART, '--strict'],
      ...valuesArgs(environment),
    ]);
    expect({ status, output }).toMatchObject({ status: 0 });
  });

  it.each(KUBERNETES)('makes resources of Kubernetes %s', version => {
    const file = join(folder, `${environment}.yaml`);
    // ServiceMonitor is Prometheus Operator's.
    const own = helmTemplate(environment, '--set', 'serviceMonitor.enabled=false'); // prettier-ignore
    writeFileSync(file, own.stdout);
    const { status, output } = runChartTool('KUBERNETES_VALIDATE', [
      ...['--strict', '--no-warn', '--kubernetes-version', version],
      file,
    ]);
    expect({ status, output }).toMatchObject({ status: 0 });
  });

  it('has a deployment of each process, of which none is taken away before its successor is ready', () => {
    const deployments = charts[environment].of('Deployment');
    expect(deployments.map(({ metadata }) => metadata.name)).toEqual(names);
    for (const { spec } of deployments)
      expect(spec.strategy.rollingUpdate.maxUnavailable).toBe(0);
  });

  it('asks each process whether it has started, lives and is ready', () => {
    const probe = (path: string, periodSeconds: number, failureThreshold: number) =>
      expect.objectContaining({ httpGet: { path, port: 'http' }, periodSeconds, failureThreshold }); // prettier-ignore
    for (const { spec } of charts[environment].of('Deployment').map(podOf))
      expect(spec.containers).toEqual([
        expect.objectContaining({
          startupProbe: probe('/health/startup', 5, 30),
          livenessProbe: probe('/health/live', 30, 3),
          readinessProbe: probe('/health/ready', 10, 3),
        }),
      ]);
  });

  it('gives no pod a right that it does not need', () => {
    expect(charts[environment].pods.length).toBeGreaterThan(names.length);
    for (const { spec } of charts[environment].pods) {
      expect(spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, runAsUser: 1000 },
      });
      for (const { securityContext, resources } of containersOf({ spec })) {
        expect(securityContext).toEqual({
          allowPrivilegeEscalation: false,
          readOnlyRootFilesystem: true,
          capabilities: { drop: ['ALL'] },
        });
        expect(resources.limits.memory).toMatch(/Mi$/);
      }
    }
  });

  it('mounts every secret that is read, and holds none', () => {
    for (const { spec } of charts[environment].pods) {
      const { secret } = spec.volumes.find(
        ({ name }: Resource) => name === 'secrets',
      );
      const mounted = secret.items.map(
        ({ path }: Resource) => `/run/secrets/rosetta/${path}`,
      );
      const secretive = containersOf({ spec })
        .flatMap(({ env }) => env as Resource[])
        .filter(({ name }) => /PASSWORD|SECRET|TOKEN|KEYS?(_|$)/.test(name));
      expect(secretive.length).toBeGreaterThan(0);
      for (const { name, value } of secretive) {
        expect(name).toMatch(/_FILE$/);
        expect(mounted).toContain(value);
      }
    }
    expect(charts[environment].of('Secret')).toEqual([]);
  });

  it('migrates before anything else changes, each database once and the portal last', () => {
    const job = charts[environment].get('Job', 'rosetta-migration');
    expect(job.metadata.annotations['helm.sh/hook']).toBe(
      'pre-install,pre-upgrade',
    );
    expect(job.spec).toMatchObject({
      backoffLimit: 0,
      activeDeadlineSeconds: 1800,
    });
    const containers = containersOf(podOf(job));
    expect(containers.map(({ args }) => args.slice(0, 2))).toEqual(
      processes
        .filter(({ migrates }) => migrates)
        .map(({ folder: name }) => [name, 'migrate']),
    );
    for (const { spec } of charts[environment].of('Deployment').map(podOf))
      expect(spec.containers[0].env).toEqual(
        expect.arrayContaining([
          { name: 'APP_CONFIG_rosetta_migrateAtStart', value: 'false' },
          { name: 'APP_CONFIG_backend_database_skipMigrations', value: 'true' },
        ]),
      );
  });

  it('uses nothing in a hook that only comes with the release', () => {
    const { spec } = podOf(charts[environment].get('Job', 'rosetta-migration'));
    const volumes: Resource[] = spec.volumes;
    expect(volumes.filter(each => each.persistentVolumeClaim)).toEqual([]);
    for (const { configMap } of volumes.filter(each => each.configMap))
      expect(
        charts[environment].get('ConfigMap', configMap.name).metadata
          .annotations,
      ).toMatchObject({ 'helm.sh/hook': 'pre-install,pre-upgrade' });
  });

  it('runs each job of the batches at its times', () => {
    const jobs = processes.flatMap(({ name, jobs: all }) =>
      Object.entries(all).map(([job, schedule]) => [`${name}-${job}`, schedule]),
    ); // prettier-ignore
    const cronJobs = charts[environment]
      .of('CronJob')
      .map(({ metadata, spec }) => [metadata.name, spec.schedule]);
    expect(cronJobs.sort()).toEqual(jobs.sort());
    const costs = charts[environment].get('CronJob', 'finops-batch-costs');
    expect(podOf(costs).spec.containers[0].args.slice(0, 5)).toEqual([
      'finops-batch',
      'run',
      '--once',
      '--job',
      'costs',
    ]);
  });

  it('lets pods of a service be found, and no other pod of its process', () => {
    const labels = charts[environment].pods.map(({ metadata }) => metadata.labels); // prettier-ignore
    for (const { metadata, spec } of charts[environment].of('Service')) {
      const found = labels.filter(each =>
        Object.entries(spec.selector).every(([key, value]) => each[key] === value),
      ); // prettier-ignore
      expect([metadata.name, found.length]).toEqual([metadata.name, 1]);
    }
  });
});

describe('an environment', () => {
  it('production scales by itself, keeps pods when nodes are emptied, and is measured', () => {
    for (const kind of ['HorizontalPodAutoscaler', 'PodDisruptionBudget'])
      for (const { name } of served)
        expect(charts.production.get(kind, name).spec).toBeDefined(); // prettier-ignore
    expect(charts.production.get('Deployment', 'portal').spec.replicas).toBeUndefined(); // prettier-ignore
    expect(charts.production.of('ServiceMonitor')).toHaveLength(names.length);
    for (const { spec } of charts.production.of('ServiceMonitor'))
      expect(spec.endpoints).toEqual([expect.objectContaining({ path: '/metrics' })]); // prettier-ignore
  });

  it.each([
    ['development', 1, 2],
    ['staging', 2, 4],
    ['production', undefined, 8],
  ] as const)('of %s has %s of each service, %s workers', (environment, replicas, workers) => {
    for (const { name, kind } of processes)
      expect(charts[environment].get('Deployment', name).spec.replicas).toBe(
        kind === 'batch' ? workers : replicas,
      );
  }); // prettier-ignore

  it('is reached by its own address, with TLS but in development', () => {
    const [staging] = charts.staging.of('Ingress');
    expect(staging.spec).toMatchObject({
      tls: [{ hosts: ['rosetta.staging.example.com'], secretName: 'rosetta-tls' }],
      rules: [{ host: 'rosetta.staging.example.com' }],
    }); // prettier-ignore
    expect(charts.development.of('Ingress')[0].spec.tls).toBeUndefined();
  });

  it.each([
    [['--set', 'replica=3'], 'replica'],
    [['--set', 'environment.POSTGRES_PASSWORD=x'], 'POSTGRES_PASSWORD'],
    [['--set', 'resources.finops-apy.limits.memory=1Gi'], 'finops-apy'],
  ])('is refused with %j', (args, name) => {
    const { status, output } = helmTemplate('production', ...args);
    expect(status).not.toBe(0);
    expect(output).toContain(name);
  });

  it('says what differs: resources, schedules, images, and pods that follow the configuration', () => {
    const other = RenderedChart.render(
      'staging',
      ...['--set', 'resources.portal.limits.memory=4Gi'],
      ...['--set', 'schedules.finops.costs=0 3 * * *'],
      ...['--set', 'image.registry=registry.example.com/,image.tag=1.2.3'],
      ...['--set', 'config.rosetta.finops.currency=EUR'],
    );
    const portal = podOf(other.get('Deployment', 'portal'));
    expect(portal.spec.containers[0]).toMatchObject({
      image: 'registry.example.com/rosetta-portal:1.2.3',
      resources: { limits: { memory: '4Gi' }, requests: { memory: '2048Mi' } },
    });
    expect(other.get('CronJob', 'finops-batch-costs').spec.schedule).toBe('0 3 * * *'); // prettier-ignore
    const before = podOf(charts.staging.get('Deployment', 'portal'));
    expect(portal.metadata.annotations).not.toEqual(before.metadata.annotations); // prettier-ignore
  });
});
