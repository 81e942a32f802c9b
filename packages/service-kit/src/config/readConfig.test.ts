import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { loadRosettaConfig } from './loadRosettaConfig';
import { readConfig } from './readConfig';
import {
  CacheConfig,
  DatabaseConfig,
  IdentityConfig,
  LimitsConfig,
  ServiceConfig,
} from './sections';

const Schema = z.object({
  identity: IdentityConfig,
  databases: z.object({ demo_db: DatabaseConfig }),
  services: z.object({ 'demo-api': ServiceConfig }),
  cache: CacheConfig,
  limits: LimitsConfig,
});

const GOOD = {
  identity: { gateway: { jwksUrl: 'http://localhost:7007/jwks.json' } },
  databases: { demo_db: { connection: 'postgres://u:p@localhost/demo' } },
  services: { 'demo-api': { baseUrl: 'http://localhost:7101', port: '7101' } },
};

describe('readConfig', () => {
  it('fills in defaults', () => {
    expect(readConfig(Schema, GOOD)).toMatchObject({
      identity: { gateway: { issuer: 'rosetta-gateway' } },
      services: { 'demo-api': { port: 7101, host: '127.0.0.1' } },
      cache: { kind: 'memory' },
      limits: {
        anonymous: { requests: 100, perSeconds: 60 },
        identified: { requests: 1200, perSeconds: 60, burst: 200 },
        trustedProxies: [],
      },
    });
  });

  it('takes several proxies from one variable and refuses what is not an address', () => {
    const read = (trustedProxies: string[]) =>
      readConfig(LimitsConfig, { trustedProxies }).trustedProxies;

    expect(read(['10.0.0.0/8, ::1', '127.0.0.1'])).toEqual([
      '10.0.0.0/8',
      '::1',
      '127.0.0.1',
    ]);
    expect(() => read(['everybody'])).toThrow('must be addresses or subnets');
  });

  it('lists every problem with its path and its cure, and never a value', () => {
    const read = () =>
      readConfig(Schema, {
        identity: GOOD.identity,
        databases: { demo_db: { connection: 'mysql://root:s3cret@db' } },
        services: { 'demo-api': { port: 'http', baseUrl: 'not a url' } },
        cache: { kind: 'paper' },
      });

    expect(read).toThrow(/^The configuration has 4 problems:/);
    expect(read).toThrow(
      'rosetta.databases.demo_db.connection: must be a postgres:// connection string',
    );
    expect(read).toThrow('rosetta.services.demo-api.port: must be a number');
    expect(read).toThrow('rosetta.services.demo-api.baseUrl: must be the URL');
    expect(read).toThrow(/rosetta\.cache\.kind: .*memory.*redis/);
    expect(read).not.toThrow(/s3cret/);
  });

  it('says what is missing and where to set it', () => {
    expect(() => readConfig(Schema, { ...GOOD, databases: {} })).toThrow(
      'rosetta.databases.demo_db: missing; set it in app-config.yaml',
    );
  });
});

describe('loadRosettaConfig', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rosetta-config-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('reads the rosetta section of the files that --config names, merged in order', async () => {
    const base = join(folder, 'app-config.yaml');
    const local = join(folder, 'app-config.start.yaml');
    await writeFile(
      base,
      'app: {title: x}\nrosetta: {cache: {kind: memory}, a: 1}',
    );
    await writeFile(local, 'rosetta: {a: 2}');

    await expect(
      loadRosettaConfig(['node', 'main', '--config', base, '--config', local]),
    ).resolves.toMatchObject({
      cache: { kind: 'memory' },
      a: 2,
      // From the manifest of the domain.
      services: { 'finops-api': { port: 7102 } },
    });
  });
});
