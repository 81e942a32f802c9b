import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { startedArgs } from '../home/configFiles';
import { readSecrets } from '../platform/secrets';
import { writeStartConfig } from '../platform/startConfig';
import { platformComponents } from '../platform/components';
import { readPorts } from '../ports/ports';
import { testHome } from '../supervisor/__testUtils__/testHome';
import { Records } from '../supervisor/records';
import { checkConfig } from './checkConfig';

const home = testHome();
const ports = readPorts({});
beforeAll(() => {
  const secrets = readSecrets(home.secrets);
  writeStartConfig({ home, ports, secrets, demo: true, machines: [] });
});
afterAll(() => rmSync(home.dir, { recursive: true }));

const check = (more: object = {}) => {
  const file = join(home.dir, 'more.yaml');
  writeFileSync(file, stringify(more));
  const args = [...startedArgs(home), '--config', file];
  return checkConfig(
    { args, dir: home.dir },
    {
      name: 'configuration',
      title: 'The check',
      records: new Records(home.run),
      logs: home.logs,
      signal: new AbortController().signal,
    },
  );
};

describe('checkConfig', () => {
  it('accepts what a start writes beside the shipped configuration, and checks it once', async () => {
    expect(await check()).toBe('valid');
    expect(await check()).toBe('checked before');
  }, 120_000);

  it('reports the problems of all processes, each once', async () => {
    const wrong = {
      rosetta: {
        log: { level: 'loud' },
        finops: { schedule: '0 2 * * *' },
        sources: { argocd: { baseUrl: 'argocd.example' } },
      },
    };
    const { details } = await check(wrong).catch(error => error);
    const problems: string[] = details.split('\n');
    expect(problems).toContain(
      '  - rosetta.sources.argocd.baseUrl: must be the http(s) URL at which the system is reached',
    );
    expect(problems.filter(text => /rosetta\.log\.level/.test(text))).toHaveLength(1); // prettier-ignore
    expect(problems).toContain(
      '  - rosetta.finops.schedule: not a known entry; remove it, or rename it to rosetta.finops.schedules',
    );
  }, 120_000);
});

it('comes before the database', () => {
  const components = platformComponents({ home, ports, databasePassword: '' });
  const postgres = components.find(({ name }) => name === 'postgres')!;
  expect(postgres.needs).toContain('configuration');
});
