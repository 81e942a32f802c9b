import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { loadRosettaConfig, readConfig } from '@rosetta/service-kit';

const ROOT = join(__dirname, '../../../..');

const signingKey = {
  ...generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }),
  kid: '1',
};

/** What production gives by variables. */
const VARIABLES = {
  AUDIT_CHECKPOINTS_DIRECTORY: '/var/lib/rosetta/audit',
  AUDIT_CHECKPOINT_KEYS: JSON.stringify([signingKey]),
  AUDIT_KEYS: `[{"id":"1","key":"${'A'.repeat(43)}="}]`,
  APP_CONFIG_rosetta_identity_machines_jwks: '{"keys":[]}',
  MACHINE_KEY: '{"kty":"EC"}',
  MONGODB_URL: 'mongodb://raw.example',
  REDIS_URL: 'redis://cache.example',
  ROSETTA_BACKSTAGE_URL: 'http://portal.example',
  ROSETTA_DATABASE_URL: 'postgres://u:p@db.example/{database}',
  ROSETTA_TRUSTED_PROXY: '10.0.0.0/8',
};

const shippedConfig = async () =>
  (await loadRosettaConfig([
    'node',
    'main',
    ...['app-config.yaml', 'app-config.production.yaml'].flatMap(file => [
      '--config',
      join(ROOT, file),
    ]),
  ])) as Record<string, object>;

/** The schema by which a process reads its configuration. */
const schemaOf = (name: string) => {
  const { service, batch } = require(`@rosetta/${name}`);
  return (service ?? batch).config;
};

describe('the configuration of the processes', () => {
  const before = { ...process.env };
  beforeAll(() => Object.assign(process.env, VARIABLES));
  afterAll(() => {
    process.env = before;
  });

  it.each(DOMAIN_PROCESSES)(
    'is complete for $name in app-config.yaml and app-config.production.yaml',
    async ({ name }) => {
      const read = readConfig(schemaOf(name), await shippedConfig());
      expect(read).toMatchObject({ log: { level: 'info' } });
    },
  );

  it.each([
    ['finops-batch', 'finops', { schedule: '0 2 * * *' }, 'schedule: not a known entry; remove it, or rename it to rosetta.finops.schedules'],
    ['finops-api', 'finops', { schedule: '0 2 * * *' }, 'schedule: not a known entry'],
    ['monitoring-batch', 'monitoring', { schedules: { hourly: '5 * * * *' } }, 'schedules.hourly: not a known entry; remove it, or correct its name to one of deployments, incidents, signals, slo, delivery'],
    ['monitoring-batch', 'monitoring', { schedules: { daily: '5 2 * * *' } }, 'schedules.daily: not a known entry'],
    ['monitoring-api', 'monitoring', { live: { gitlabRequestsPerMinute: 600 } }, 'live.gitlabRequestsPerMinute: not a known entry; remove it, or rename it to rosetta.sources.gitlab.requestsPerMinute'],
    ['monitoring-api', 'sources', { jenkins: {} }, 'jenkins: not a known entry'],
    ['platform-ref-api', 'limits', { perUser: 5 }, 'perUser: not a known entry'],
  ])('is refused by %s where %s has %j', async (name, section, entries, problem) => {
    const config = await shippedConfig();
    const read = () =>
      readConfig(schemaOf(name), {
        ...config,
        [section]: { ...config[section], ...entries },
      });
    expect(read).toThrow(`The configuration has a problem:\n  - rosetta.${section}.${problem}`);
  }); // prettier-ignore
});
