import { once } from 'node:events';
import { Server, createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { sendCatalogEvents } from '@rosetta/contracts/ref';
import { HttpClient, createHttpClient } from '@rosetta/http-kit';
import {
  REF_MIGRATIONS,
  createPlatformRefApp,
} from '@rosetta/platform-ref-api';
import { Identity, createLogger, migrate } from '@rosetta/service-kit';
import { RAISED_LIMITS } from '@rosetta/service-kit/testUtils';
import { freePort } from '@rosetta/test-kit';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { CatalogRules } from '../readCatalogConfig';
import { CatalogEvents } from './CatalogEvents';
import { OutboxStore } from './OutboxStore';
import { OUTBOX_MIGRATIONS } from './openCatalogEvents';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const component = (name: string, title = name, more: object = {}): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, title, ...more },
  spec: { type: 'service', lifecycle: 'production', owner: 'team-shop' },
});

/** The portal, as the référentiel sees it. */
const portal: Identity = {
  verify: async () => ({
    subject: 'portal',
    kind: 'machine',
    roles: [],
    groups: [],
    expiresAt: new Date(Date.now() + 60_000),
    may: action => action === sendCatalogEvents.action,
  }),
};

describe('CatalogEvents', () => {
  let outbox: Knex;
  let ref: Knex;
  let port: number;
  let server: Server | undefined;
  let client: HttpClient;
  let entities: Entity[];
  let catalogDown: boolean;

  const startReferentiel = async () => {
    const app = createPlatformRefApp(ref, {
      version: '0.0.0',
      logger: createLogger({ service: 'platform-ref-api', level: 'silent' }),
      identity: portal,
      limits: RAISED_LIMITS,
    });
    server = createServer(app).listen(port, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
  };
  const stopReferentiel = async () => {
    server?.closeAllConnections();
    await new Promise(resolve => server?.close(resolve) ?? resolve(undefined));
  };

  /** A portal that has just started: nothing of it is in memory. */
  const startPortal = (rules: CatalogRules = {}) =>
    new CatalogEvents({
      auth: mockServices.auth(),
      catalog: {
        async *streamEntities() {
          yield entities.slice(0, 1);
          if (catalogDown) throw new Error('the catalog is away');
          yield entities.slice(1);
        },
      },
      client,
      logger: mockServices.logger.mock(),
      pivots: { groups: undefined, refresh: async () => {} },
      rules,
      store: new OutboxStore(outbox),
    });
  const known = async () => {
    const rows = await ref('catalog_component')
      .orderBy('entity_ref')
      .select('name', 'title', 'state');
    return rows.map(row => `${row.name}: ${row.title}, ${row.state}`);
  };
  const waiting = () => outbox('catalog_outbox').orderBy('id').pluck('type');

  beforeAll(async () => {
    outbox = await databases.init('POSTGRES_18');
    ref = await databases.init('POSTGRES_18');
    await outbox.migrate.latest(OUTBOX_MIGRATIONS);
    await migrate(ref, REF_MIGRATIONS);
    port = await freePort();
    client = createHttpClient({
      name: 'platform-ref-api',
      baseUrl: `http://127.0.0.1:${port}`,
      token: async () => 'token',
      retries: 0,
    });
  });
  beforeEach(async () => {
    entities = [component('basket'), component('shop')];
    catalogDown = false;
    await outbox('catalog_outbox').delete();
    await outbox('catalog_noted').delete();
    await ref('catalog_component').delete();
    await startReferentiel();
  });
  afterEach(stopReferentiel);
  afterAll(() => client.close());

  it('publishes once what is discovered, changed and removed', async () => {
    const events = startPortal();
    await events.note();
    await events.note();
    expect(await waiting()).toEqual(['discovered', 'discovered']);
    await events.deliver();
    expect(await known()).toEqual([
      'basket: basket, present',
      'shop: shop, present',
    ]);
    entities = [component('shop', 'Shop'), component('new')];
    await events.note();
    expect((await waiting()).sort()).toEqual([
      'changed',
      'discovered',
      'removed',
    ]);
    await events.deliver();
    expect(await waiting()).toEqual([]);
    expect(await known()).toEqual([
      'basket: basket, removed',
      'new: new, present',
      'shop: Shop, present',
    ]);
  });

  it('keeps events in order while the référentiel is away and the portal restarts', async () => {
    await startPortal().note();
    await stopReferentiel();
    await expect(startPortal().deliver()).rejects.toThrow();
    entities = [component('shop', 'Second')];
    await startPortal().note();
    entities = [component('basket', 'Back'), component('shop', 'Third')];
    await startPortal().note();
    expect(await waiting()).toHaveLength(6);
    await startReferentiel();
    await startPortal().deliver();
    expect(await known()).toEqual([
      'basket: Back, present',
      'shop: Third, present',
    ]);
    expect(await waiting()).toEqual([]);
  });

  it('changes nothing when it delivers the same events twice', async () => {
    const events = startPortal();
    await events.note();
    const rows = await outbox('catalog_outbox').select();
    await events.deliver();
    const before = await ref('catalog_component').orderBy('entity_ref');
    // The portal was stopped before it could note that the référentiel has taken them.
    await outbox('catalog_outbox').insert(
      rows.map(row => ({ ...row, component: JSON.stringify(row.component) })),
    );
    await events.deliver();
    expect(await ref('catalog_component').orderBy('entity_ref')).toEqual(
      before,
    );
  });

  it('removes nothing while the catalog does not answer', async () => {
    await startPortal().note();
    catalogDown = true;
    await expect(startPortal().note()).rejects.toThrow('the catalog is away');
    expect(await waiting()).toEqual(['discovered', 'discovered']);
  });

  it('publishes of any text what PostgreSQL can store', async () => {
    const title = `\0${'x'.repeat(499)}`;
    entities = [component('shop', `${title}😀`)];
    await startPortal().note();
    await startPortal().deliver();
    expect(await known()).toEqual([`shop: ${title.slice(1)}, present`]);
  });

  it('publishes nothing before the groups of the référentiel are known, where a rule needs them', async () => {
    const owner = { people: false, inReferentiel: true, severity: 'warning' as const }; // prettier-ignore
    await expect(startPortal({ owner }).note()).rejects.toThrow('which groups');
    expect(await waiting()).toEqual([]);
  });

  it('neither compares nor delivers once its signal is aborted', async () => {
    const over = AbortSignal.abort();
    await expect(startPortal().note(over)).rejects.toThrow();
    expect(await waiting()).toEqual([]);
    await startPortal().note();
    await startPortal().deliver(over);
    expect(await waiting()).toHaveLength(2);
  });

  it('keeps an event that the référentiel refuses, and delivers the others', async () => {
    await startPortal().note();
    const [first] = await outbox('catalog_outbox').orderBy('id').pluck('id');
    await outbox('catalog_outbox')
      .where({ id: first })
      .update({ entity_ref: 'no reference' });
    await startPortal().deliver();
    expect(await known()).toEqual(['shop: shop, present']);
    const [left] = await outbox('catalog_outbox').pluck('refusal');
    expect(left).toMatch(/entityRef/);
    await outbox('catalog_outbox').update({ entity_ref: 'component:default/b' });
    await new OutboxStore(outbox).retryRefused();
    await startPortal().deliver();
    expect(await known()).toEqual(['b: basket, present', 'shop: shop, present']);
  }); // prettier-ignore
});
