import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { generateFiles } from '../terminal/generateFiles';
import { DEPLOYMENT_FILES } from './generatedFiles';

describe('the files that are made for deployments', () => {
  beforeEach(() => {
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  });
  afterEach(() => jest.restoreAllMocks());

  const check = (files: Record<string, () => string>) =>
    generateFiles(files, { check: true, command: 'deploy generate' });

  it('say what the manifests say; `yarn rosetta deploy generate` makes them so', async () => {
    await expect(check(DEPLOYMENT_FILES)).resolves.toBeUndefined();
  });

  it('name the command that makes them when one of them says something else', async () => {
    await expect(
      check({ 'docker-compose.yml': () => 'services: {}' }),
    ).rejects.toMatchObject({
      message: expect.stringContaining('docker-compose.yml is out of date.'),
    });
  });
});

/** What Prometheus is asked for in rules and on dashboards. */
const askedMetrics = (file: string) =>
  new Set(
    readFileSync(join(ROOT, file), 'utf8').match(/rosetta_[a-z_]+(?=[{[)])/g),
  );

it.each([
  'deploy/prometheus/rules.yml',
  'deploy/grafana/dashboards/rosetta.json',
])('%s asks for metrics that processes have', file => {
  const sources = [
    'packages/service-kit/src/metrics/http.ts',
    'packages/service-kit/src/metrics/clients.ts',
    'packages/service-kit/src/metrics/queues.ts',
    'packages/run-kit/src/service/registerRunMetrics.ts',
  ].map(source => readFileSync(join(ROOT, source), 'utf8'));
  const asked = [...askedMetrics(file)];
  expect(asked.length).toBeGreaterThan(2);
  for (const metric of asked)
    expect(sources.join()).toContain(`'${metric.replace(/_bucket$/, '')}'`);
});
