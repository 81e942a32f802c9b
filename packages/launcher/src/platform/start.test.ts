import {
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  MACHINE_CALLERS,
  withDomainDefaults,
} from '@rosetta/contracts/domains';
import { parse } from 'yaml';
import { machineCallers, readCheckoutConfig } from './checkoutConfig';
import { platformComponents } from './components';
import { ROOT, homeAt } from '../home/home';
import { readPorts } from '../ports/ports';
import { readSecrets } from './secrets';
import { startConfig, writeStartConfig } from './startConfig';

const dir = mkdtempSync(join(tmpdir(), 'rosetta-start-'));
const home = homeAt(dir);
afterAll(() => rmSync(dir, { recursive: true }));

const readMode = (path: string) => (statSync(path).mode % 0o1000).toString(8);

describe('secrets', () => {
  it('are generated once and are readable by nobody else', () => {
    const secrets = readSecrets(home.secrets);
    expect(readSecrets(home.secrets)).toEqual(secrets);
    expect(readMode(home.secrets)).toBe('600');
  });

  it('are reported with a cure when they are damaged', () => {
    const path = join(dir, 'damaged.json');
    writeFileSync(path, '{');
    expect(() => readSecrets(path)).toThrow('--fresh');
  });
});

describe('the configuration of a start', () => {
  it('has the ports, connections and keys and is readable by nobody else', async () => {
    const secrets = readSecrets(home.secrets);
    const ports = readPorts({ ROSETTA_PORT_OFFSET: '10' });
    writeStartConfig({ home, ports, secrets, machines: [] });
    expect(readMode(home.startConfig)).toBe('600');
    const config = parse(await readFile(home.startConfig, 'utf8'));
    expect(config).toMatchObject({
      app: { baseUrl: 'http://localhost:7017' },
      backend: { database: { connection: { port: 54339 } } },
      rosetta: {
        services: { 'finops-api': { port: 7112 } },
      },
    });
    expect(withDomainDefaults(config.rosetta).databases.finops_db).toEqual({
      connection: `postgres://postgres:${secrets.databasePassword}@127.0.0.1:54339/finops_db`,
    });
    expect(config.rosetta).not.toHaveProperty('sources');
    const { identity, audit } = config.rosetta;
    expect(JSON.parse(audit.checkpoints.keys)).toEqual([
      secrets.auditKeys.checkpoints,
    ]);
    expect(audit.checkpoints.directory).toBe(home.audit);
    expect(identity.machines.jwks.keys[0]).not.toHaveProperty('d');
    expect(JSON.parse(identity.machineKey)).toHaveProperty('d');
  });
});

describe('the configuration of a start with the demo', () => {
  it('has its simulators as sources, with tokens and keys that older secrets lacked', () => {
    const {
      sourceTokens: _,
      auditKeys: __,
      ...older
    } = readSecrets(home.secrets);
    writeFileSync(home.secrets, JSON.stringify(older));
    const secrets = readSecrets(home.secrets);
    expect(readSecrets(home.secrets)).toEqual(secrets);

    const ports = readPorts({ ROSETTA_PORT_OFFSET: '10' });
    const config = startConfig({
      home,
      ports,
      secrets,
      machines: [],
      demo: true,
    });

    expect(config.rosetta.sources).toEqual({
      argocd: {
        baseUrl: 'http://localhost:7130/argocd',
        token: secrets.sourceTokens.argocd,
      },
      dynatrace: {
        baseUrl: 'http://localhost:7130/dynatrace',
        historyDays: 3,
        token: secrets.sourceTokens.dynatrace,
      },
      elisa: {
        baseUrl: 'http://localhost:7130/elisa',
        kibanaUrl: 'http://localhost:7130/elisa/kibana',
        kibanaVersion: '8.15',
        token: secrets.sourceTokens.elisa,
      },
      gitlab: {
        baseUrl: 'http://localhost:7130/gitlab',
        token: secrets.sourceTokens.gitlab,
      },
      servicenow: {
        baseUrl: 'http://localhost:7130/servicenow',
        token: secrets.sourceTokens.servicenow,
      },
      consumption: {
        apis: {
          observability: {
            url: 'http://localhost:7130/consumption/v1/consumption',
            token: secrets.sourceTokens.consumption,
          },
          sales: {
            url: 'http://localhost:7130/consumption/v1/orders',
            token: secrets.sourceTokens.consumption,
          },
        },
      },
    });
  });
});

it.each([
  [true, true],
  [false, false],
])('with demo %s starts its sources: %s', (demo, started) => {
  const ports = readPorts({});
  const components = platformComponents({
    home,
    ports,
    databasePassword: '',
    demo,
  });

  const names = components.map(({ name }) => name);
  expect(names.includes('simulators')).toBe(started);
});

it('passes the configuration of the start to each process before the file exists', () => {
  const first = homeAt(mkdtempSync(join(tmpdir(), 'rosetta-first-')));
  const ports = readPorts({});
  const components = platformComponents({
    home: first,
    ports,
    databasePassword: '',
    demo: true,
  });
  rmSync(first.dir, { recursive: true });

  const programs = components.filter(({ name }) => name !== 'postgres');
  expect(programs.length).toBeGreaterThan(5);
  for (const { program } of programs)
    expect(program.args).toContain(first.startConfig);
});

describe('app-config.yaml', () => {
  it('is reported in one sentence when it is missing', () => {
    expect(() => readCheckoutConfig(dir)).toThrow(
      `There is no app-config.yaml in ${dir}. Restore it with`,
    );
  });

  it('is reported with the position when it is not YAML', () => {
    writeFileSync(join(dir, 'app-config.yaml'), 'app:\n  a: [1\nb: 2');
    expect(() => readCheckoutConfig(dir)).toThrow('is not valid YAML');
  });

  const shipped = readFileSync(join(ROOT, 'app-config.yaml'), 'utf8');

  it.each([
    [
      'empty',
      '',
      /^app-config.yaml lacks app, backend, .*git checkout app-config.yaml/,
    ],
    [
      'of texts for sections',
      'app: 5\nbackend: "x"\n',
      /^app-config.yaml can't be used: app must be a section, backend must be a section\. Correct it/,
    ],
    [
      'a list',
      '- a list',
      /^app-config.yaml can't be used: the file must be a section/,
    ],
    [
      'misspelt',
      shipped.replace(/^rosetta:/m, 'rosseta:'),
      /^app-config.yaml lacks rosetta.roles, /,
    ],
    [
      'of lists for texts',
      shipped.replace('currency: USD', 'currency: [USD]'),
      /rosetta.finops.currency must be a text/,
    ],
  ])('is reported with the key when it is YAML, but %s', (_, text, said) => {
    writeFileSync(join(dir, 'app-config.yaml'), text);
    expect(() => readCheckoutConfig(dir)).toThrow(said);
  });

  it('may be completed by app-config.local.yaml', () => {
    const parted = shipped.replace(/^rosetta:(.*\n)+/m, '');
    const [rosetta] = shipped.match(/^rosetta:(.*\n)+/m)!;
    writeFileSync(join(dir, 'app-config.yaml'), parted);
    writeFileSync(join(dir, 'app-config.local.yaml'), rosetta);
    expect(machineCallers(readCheckoutConfig(dir))).toContainEqual(
      expect.objectContaining({ id: 'finops-batch' }),
    );
  });
});

describe('machines', () => {
  const caller = { id: 'batch', audience: 'api', actions: ['ref.read'] };
  const naming = (...callers: (typeof caller)[]) => ({
    rosetta: { identity: { machines: { callers } } },
  });

  it('come from the last file that names any, else from the manifests', () => {
    expect(machineCallers([naming(caller), {}])).toEqual([caller]);
    expect(machineCallers([naming(caller), naming()])).toEqual([]);
    expect(machineCallers([{}])).toEqual(MACHINE_CALLERS);
  });
});
