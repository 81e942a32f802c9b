import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DOMAINS } from '@rosetta/contracts/domains';
import { freePort } from '@rosetta/test-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { ROOT } from '@rosetta/launcher/home';
import {
  makeSecrets,
  SecretName,
  SECRETS_FOLDER,
} from '../compose/secretFiles';
import { ImageProcess } from './__testUtils__/ImageProcess';
import { assembleImageTree, ImageKind } from './imageTree';

jest.setTimeout(400_000);

const folder = mkdtempSync(join(tmpdir(), 'rosetta-image-'));
const prefix = `image_${randomBytes(4).toString('hex')}_`;
const names = ['backstage', ...DOMAINS.map(({ database }) => database)];
const running: ImageProcess[] = [];
let knex: Awaited<ReturnType<TestDatabases['init']>>;

// Before the test's databases end, which drop what they made only.
afterAll(async () => {
  await Promise.all(running.map(each => each.stop()));
  for (const name of names)
    await knex.raw('drop database ?? with (force)', [`${prefix}${name}`]);
  rmSync(folder, { recursive: true, force: true });
});

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

beforeAll(async () => {
  // The processes run as another user than the test.
  chmodSync(folder, 0o755);
  makeSecrets(folder);
  knex = await databases.init('POSTGRES_18');
  for (const name of names)
    await knex.raw('create database ??', [`${prefix}${name}`]);
});

const secret = (name: SecretName) =>
  readFileSync(join(folder, SECRETS_FOLDER, name), 'utf8').trim();

const tree = async (kind: ImageKind) => {
  const out = join(folder, kind);
  await assembleImageTree(kind, out);
  return out;
};

/** What the Compose file gives to every process, with addresses of the test. */
const common = {
  env: {
    ROSETTA_BASE_URL: 'http://localhost:7007',
    ROSETTA_ORGANIZATION: 'Example',
    ROSETTA_BACKSTAGE_URL: 'http://portal.invalid:7007',
    REDIS_URL: 'redis://127.0.0.1:1',
    MONGODB_URL: 'mongodb://127.0.0.1:1',
  },
  secrets: () => ({
    APP_CONFIG_rosetta_identity_machines_jwks: secret('machine_jwks'),
    MACHINE_KEY: secret('machine_key'),
  }),
};

const start = (options: Parameters<typeof ImageProcess.start>[0]) => {
  const process = ImageProcess.start(options);
  running.push(process);
  return process;
};

const connection = () => {
  const { user, password, host, port } = knex.client.config.connection;
  return { user, password: String(password ?? ''), host, port };
};

/** A service on its database and the production configuration. */
const serviceOptions = async (root: string, name: string) => {
  const { user, password, host, port: database } = connection();
  const port = await freePort();
  const mounts = join(folder, name);
  const checkpoints = join(mounts, 'checkpoints');
  mkdirSync(checkpoints, { recursive: true });
  chmodSync(checkpoints, 0o777);
  return {
    tree: root,
    mounts,
    name,
    port,
    env: { ...common.env, AUDIT_CHECKPOINTS_DIRECTORY: checkpoints },
    secrets: {
      ...common.secrets(),
      AUDIT_KEYS: secret('audit_keys'),
      AUDIT_CHECKPOINT_KEYS: secret('audit_checkpoint_keys'),
      ROSETTA_DATABASE_URL: `postgres://${user}:${password}@${host}:${database}/${prefix}{database}`,
    },
    // Two platforms may run on this machine.
    config: {
      rosetta: { services: { [name]: { baseUrl: `http://${name}`, port } } },
    },
  };
};

/** Every file of ours in a tree, from its root. */
const ownFiles = (root: string) =>
  ['packages', 'plugins'].flatMap(parent =>
    existsSync(join(root, parent))
      ? readdirSync(join(root, parent), { recursive: true, encoding: 'utf8' })
      : [],
  );

const bill = (root: string) =>
  JSON.parse(readFileSync(join(root, 'sbom.cdx.json'), 'utf8')) as {
    components: { name: string; purl: string }[];
  };

describe('the image of services and batches', () => {
  let root: string;
  beforeAll(async () => {
    root = await tree('services');
  });

  it('holds sources and what they need when they run, and a list of it', () => {
    expect(ownFiles(root).filter(file => /\.test\.ts/.test(file))).toEqual([]);
    for (const name of ['jest', '@backstage/cli', '@rspack/core'])
      expect([name, existsSync(join(root, 'node_modules', name))]).toEqual([
        name,
        false,
      ]);
    const { components } = bill(root);
    expect(components.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['express', 'pg', '@swc/core']),
    );
    expect(components[0].purl).toMatch(/^pkg:npm\//);
  });

  it('is not put together in a folder that has something in it', async () => {
    await expect(assembleImageTree('services', root)).rejects.toThrow(
      'is not empty',
    );
  });

  it.each(DOMAINS.map(({ service }) => service.name))(
    'starts %s with the production configuration until it is healthy, and stops it',
    async name => {
      const service = start(await serviceOptions(root, name));
      await service.waitUntilHealthy();
      const refused = await fetch(`${service.url}/v1/anything`);
      expect([401, 404]).toContain(refused.status);
      expect(await service.stop()).toBe(0);
      expect(service.output).not.toMatch(/EACCES|EROFS/);
    },
  );

  // The raw store, which the others migrate too, is away.
  it.each(DOMAINS.filter(({ batch }) => !batch).map(each => each.service.name))(
    'migrates the database of %s by a command, and starts it without',
    async name => {
      const options = await serviceOptions(root, name);
      const migration = start({ ...options, command: 'migrate' });
      const status = await migration.ended();
      expect({ status, output: migration.output }).toMatchObject({ status: 0 });
      const service = start({
        ...options,
        env: { ...options.env, APP_CONFIG_rosetta_migrateAtStart: 'false' },
      });
      await service.waitUntilHealthy();
      expect(await service.stop()).toBe(0);
    },
  );
});

describe('the image of the portal', () => {
  it('migrates with the production configuration, starts without migrating until it is healthy, and serves its pages', async () => {
    const root = await tree('portal');
    const { user, password, host, port: database } = connection();
    const port = await freePort();
    const mounts = join(folder, 'portal-mounts');
    const techdocs = join(mounts, 'techdocs');
    mkdirSync(techdocs, { recursive: true });
    chmodSync(techdocs, 0o777);
    const options = {
      tree: root,
      mounts,
      name: 'backend',
      port,
      env: {
        ...common.env,
        OIDC_CLIENT_ID: 'rosetta',
        OIDC_METADATA_URL: 'http://127.0.0.1:1/none',
        POSTGRES_HOST: host,
        POSTGRES_PORT: String(database),
        POSTGRES_USER: user,
        ROSETTA_USERS_GROUP: 'rosetta-users',
      },
      secrets: {
        ...common.secrets(),
        AUTH_SESSION_SECRET: secret('session_secret'),
        OIDC_CLIENT_SECRET: secret('oidc_client_secret'),
        POSTGRES_PASSWORD: password || 'none',
      },
      config: {
        backend: {
          listen: { host: '127.0.0.1', port },
          lifecycle: { serverShutdownDelay: { seconds: 0 } },
          database: {
            connection: { database: `${prefix}backstage`, ssl: false },
          },
        },
        techdocs: { publisher: { local: { publishDirectory: techdocs } } },
      },
    };
    const migration = start({ ...options, command: 'migrate' });
    const status = await migration.ended();
    expect({ status, output: migration.output }).toMatchObject({ status: 0 });
    const portal = start({
      ...options,
      env: {
        ...options.env,
        APP_CONFIG_backend_database_skipMigrations: 'true',
      },
    });
    await portal.waitUntilHealthy();
    const page = await fetch(portal.url);
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('<title>Rosetta</title>');
    expect(page.headers.get('content-security-policy')).toContain(
      'upgrade-insecure-requests',
    );
    const catalog = await fetch(`${portal.url}/api/catalog/entities`);
    expect(catalog.status).toBe(401);
    expect(portal.output).not.toMatch(/EACCES|EROFS/);
    await portal.stop();
    expect(ownFiles(root).filter(file => /^app\/.*\.map$/.test(file))).toEqual(
      [],
    );
  });
});

it('the Dockerfile puts its images together by the command that is tested here', () => {
  const dockerfile = readFileSync(
    join(ROOT, 'deploy/images/Dockerfile'),
    'utf8',
  );
  for (const kind of ['services', 'portal'])
    expect(dockerfile).toContain(`deploy tree ${kind} /trees/${kind}`);
});
