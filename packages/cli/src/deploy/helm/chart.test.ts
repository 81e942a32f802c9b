import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAINS, DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { ROOT } from '@rosetta/launcher/home';
import Ajv from 'ajv';
import { parse } from 'yaml';
import { SECRET_NAMES } from '../compose/secretFiles';
import { chartProcesses } from './chartProcesses';
import { valuesSchema } from './valuesSchema';

const CHART = join(ROOT, 'deploy/helm/rosetta');
const readYaml = (file: string) =>
  parse(readFileSync(join(CHART, file), 'utf8'));

type Values = Record<string, any>;

/** As Helm merges files of values: sections by their entries, anything else as a whole. */
const merge = (first: Values, second: Values): Values => {
  const isSection = (value: unknown): value is Values =>
    typeof value === 'object' && value !== null && !Array.isArray(value);
  const merged = Object.entries(second).map(([key, value]) => [
    key,
    isSection(first[key]) && isSection(value) ? merge(first[key], value) : value, // prettier-ignore
  ]);
  return { ...first, ...Object.fromEntries(merged) };
};

const valuesOf = (environment: string) =>
  merge(readYaml('values.yaml'), readYaml(`values-${environment}.yaml`));

const validate = new Ajv({ strict: false }).compile(valuesSchema());
const problemsWith = (values: Values) => {
  validate(merge(valuesOf('production'), values));
  return validate.errors?.map(({ instancePath, params }) => [
    instancePath,
    params.additionalProperty ?? params.propertyName ?? params.pattern,
  ]);
};

describe('the values of the Helm chart', () => {
  it.each(['development', 'staging', 'production'])(
    'are complete for %s',
    environment => {
      validate(valuesOf(environment));
      expect(validate.errors).toBeNull();
    },
  );

  it('grow from development to production', () => {
    const sizes = ['development', 'staging', 'production'].map(environment => {
      const { replicas, workers } = valuesOf(environment);
      return [replicas, workers];
    });
    expect(sizes).toEqual([
      [1, 2],
      [2, 4],
      [3, 8],
    ]);
  });

  it('are refused without an address', () => {
    validate(readYaml('values.yaml'));
    expect(validate.errors).not.toBeNull();
  });

  it.each<[Values, string, string]>([
    [{ replica: 3 }, '', 'replica'],
    [{ resources: { 'finops-apy': {} } }, '/resources', 'finops-apy'],
    [{ schedules: { finance: {} } }, '/schedules', 'finance'],
    [{ ingress: { tls: { secret: 'x' } } }, '/ingress/tls', 'secret'],
    [{ environment: { POSTGRES_PASSWORD: 'x' } }, '/environment', 'POSTGRES_PASSWORD'],
    [{ environment: { GITLAB_TOKEN: 'x' } }, '/environment', 'GITLAB_TOKEN'],
    [{ baseUrl: 'rosetta.example.com' }, '/baseUrl', '^https?:\\/\\/[^/]+$'],
  ])('are refused with %j', (values, path, name) => {
    expect(problemsWith(values)).toContainEqual([path, name]);
  }); // prettier-ignore
});

describe('the processes of the Helm chart', () => {
  const { processes } = chartProcesses();
  const processOf = (name: string) =>
    processes.find(each => each.name === name)!;

  it('are those of the domains on the ports of their manifests, and the portal', () => {
    expect(processes.map(({ name, ports }) => [name, ports.http])).toEqual([
      ...DOMAIN_PROCESSES.map(({ name, port }) => [name, port]),
      ['portal', 7007],
    ]);
  });

  it('migrate each database once', () => {
    const migrating = processes
      .filter(({ migrates }) => migrates)
      .map(({ name }) => name);
    expect(migrating).toEqual([
      ...DOMAINS.map(({ service, batch }) => (batch ?? service).name),
      'portal',
    ]);
  });

  it('have a job for each schedule of the batches, and none else', () => {
    expect(processOf('finops-batch').jobs).toEqual({
      costs: '0 2 * * *',
      anomalies: '0 4 * * *',
    });
    for (const { kind, jobs } of processes)
      expect(Object.keys(jobs).length > 0).toBe(kind === 'batch');
  });

  it('call processes that there are', () => {
    expect(processOf('portal').calls).toEqual(
      DOMAINS.map(({ service }) => service.name),
    );
    expect(processOf('finops-batch').calls).toEqual(['platform-ref-api']);
    for (const { calls } of processes)
      for (const name of calls) expect(processOf(name)).toBeDefined();
  });

  it('get their secrets as files, of names that `deploy secrets` makes', () => {
    for (const { secrets, environment } of processes) {
      expect(SECRET_NAMES).toEqual(
        expect.arrayContaining(Object.values(secrets)),
      );
      for (const variable of Object.keys(secrets))
        expect(environment).not.toHaveProperty(variable);
    }
  });
});

it('the chart is of the version that images have', () => {
  const { version } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  );
  const { version: chart, appVersion } = readYaml('Chart.yaml');
  expect([chart, appVersion]).toEqual([version, version]);
});
