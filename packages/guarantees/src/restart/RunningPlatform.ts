import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { RunningIdentity, startIdentityProvider } from '@rosetta/simulators';
import { freePorts } from '../services/freePorts';
import { Balancer } from './Balancer';
import { Process, ROOT } from './Process';

const SERVICE = 'finops-api';
const NAMES = [
  'portal',
  'backstage',
  'identity',
  'service',
  'first',
  'second',
] as const;
type Ports = Record<(typeof NAMES)[number], number>;

const PORTAL_READY = '/.backstage/health/v1/readiness';
const SERVICE_READY = '/health/ready';
const CLIENT_SECRET = 'of-this-test';

interface Databases {
  backstage: object;
  finops: string;
}

/** The configuration of the launcher, with keys that live for seconds instead of a day. */
const createConfig = (ports: Ports, databases: Databases) => {
  const portal = `http://localhost:${ports.portal}`;
  return {
    app: { baseUrl: portal },
    backend: {
      baseUrl: portal,
      listen: { host: '127.0.0.1', port: ports.backstage },
      lifecycle: { serverShutdownDelay: { seconds: 1 } },
      database: { client: 'pg', connection: databases.backstage },
    },
    auth: {
      session: { secret: 'of-this-test' },
      providers: {
        oidc: {
          development: {
            metadataUrl: `http://localhost:${ports.identity}/.well-known/openid-configuration`,
            clientSecret: CLIENT_SECRET,
          },
        },
      },
    },
    catalog: { locations: [] },
    rosetta: {
      identity: {
        gateway: {
          jwksUrl: `${portal}/api/rosetta/.well-known/jwks.json`,
          keyLifetimeMinutes: 0.2,
        },
        machines: { jwks: { keys: [] } },
      },
      databases: { finops_db: { connection: databases.finops } },
      // Its tables have names of their own.
      rawStore: { kind: 'postgres', connection: databases.finops },
      // The gateway knows every service; only one of them runs here.
      defaults: { service: { baseUrl: 'http://127.0.0.1:{port}' } },
      services: {
        [SERVICE]: { baseUrl: `http://127.0.0.1:${ports.service}` },
      },
      limits: {
        identified: { requests: 1_000_000 },
        portal: { requests: 1_000_000 },
      },
      shutdown: { drainSeconds: 1 },
    },
  };
};

/** Backstage and a service as processes, each behind a balancer, and an identity provider. */
export class RunningPlatform {
  readonly portalBalancer = new Balancer(PORTAL_READY);
  readonly serviceBalancer = new Balancer(SERVICE_READY);
  readonly url: string;
  #identity?: RunningIdentity;
  #portal?: Process;
  #service?: Process;
  /** The active instance of the service. */
  #active: 'first' | 'second' = 'first';

  private constructor(
    readonly ports: Ports,
    readonly folder: string,
    readonly databases: Databases,
  ) {
    this.url = `http://localhost:${ports.portal}`;
  }

  static async start(testDatabases: TestDatabases): Promise<RunningPlatform> {
    const ports = await freePorts(NAMES);
    const folder = await mkdtemp(join(tmpdir(), 'rosetta-restart-'));
    const [backstage, finops] = await Promise.all([
      createConnection(testDatabases),
      createConnection(testDatabases),
    ]);
    const { user, password, host, port, database } = finops;
    const platform = new RunningPlatform(ports, folder, {
      backstage,
      finops: `postgres://${user}:${password}@${host}:${port}/${database}`,
    });
    await platform.#start();
    return platform;
  }

  async #start() {
    this.#identity = await startIdentityProvider(
      {
        id: 'rosetta',
        secret: CLIENT_SECRET,
        redirectUris: [`${this.url}/api/auth/oidc/handler/frame`],
        postLogoutRedirectUris: [this.url],
      },
      this.ports.identity,
    );
    await this.serviceBalancer.listen(this.ports.service);
    await this.portalBalancer.listen(this.ports.portal);
    await this.startPortal();
    this.#service = await this.#startService(this.ports.first);
  }

  async startPortal() {
    this.#portal = await Process.start({
      script: 'packages/backend/src/index.ts',
      cwd: 'packages/backend',
      config: await this.#configFor('backstage', {}),
      readyUrl: `http://127.0.0.1:${this.ports.backstage}${PORTAL_READY}`,
    });
    await this.portalBalancer.add(this.ports.backstage);
  }

  /** Stops the portal; new connections wait at the balancer. */
  stopPortal = () => this.#portal!.stop();

  /** Starts a new instance of the service, and stops the previous one once it is ready. */
  async rollService() {
    const [old, next] =
      this.#active === 'first'
        ? (['first', 'second'] as const)
        : (['second', 'first'] as const);
    this.#active = next;
    const previous = this.#service!;
    this.#service = await this.#startService(this.ports[next]);
    const code = await previous.stop();
    this.serviceBalancer.remove(this.ports[old]);
    return code;
  }

  async #startService(port: number) {
    const started = await Process.start({
      script: `packages/${SERVICE}/src/main.ts`,
      cwd: `packages/${SERVICE}`,
      config: await this.#configFor(`${SERVICE}-${port}`, {
        rosetta: { services: { [SERVICE]: { port } } },
      }),
      readyUrl: `http://127.0.0.1:${port}${SERVICE_READY}`,
    });
    await this.serviceBalancer.add(port);
    return started;
  }

  async #configFor(name: string, own: object): Promise<string[]> {
    const common = join(this.folder, 'common.yaml');
    const file = join(this.folder, `${name}.yaml`);
    // JSON is YAML too.
    await writeFile(
      common,
      JSON.stringify(createConfig(this.ports, this.databases)),
    );
    await writeFile(file, JSON.stringify(own));
    return [join(ROOT, 'app-config.yaml'), common, file];
  }

  async stop() {
    await this.#portal?.stop();
    await this.#service?.stop();
    await this.portalBalancer.close();
    await this.serviceBalancer.close();
    await this.#identity?.close();
    await rm(this.folder, { recursive: true });
  }
}

async function createConnection(databases: TestDatabases) {
  const db = await databases.init('POSTGRES_18');
  const { connection } = db.client.config;
  // Knex keeps the password from being printed, and so from being copied.
  return { ...connection, password: connection.password };
}
