import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { Client } from 'pg';
import { Knex } from 'knex';
import { readCatalogProgress } from './catalogTask';

describe('the progress of the catalog', () => {
  const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });
  let db: Knex;
  let client: Client;

  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    await db.raw('create schema catalog');
    await db.raw('set search_path to catalog, public');
    await db.migrate.latest({
      directory: resolvePackagePath(
        '@backstage/plugin-catalog-backend',
        'migrations',
      ),
      schemaName: 'catalog',
    });
    client = new Client(db.client.connectionSettings);
    await client.connect();
  });
  afterAll(() => client.end());
  afterEach(() => db('catalog.refresh_state').delete());

  const name = (id: string, errors = '') =>
    db('catalog.refresh_state').insert({
      entity_id: id,
      entity_ref: `component:default/${id}`,
      unprocessed_entity: '{}',
      errors,
      next_update_at: db.fn.now(),
      last_discovery_at: db.fn.now(),
    });
  const show = (id: string) =>
    db('catalog.final_entities').insert({
      entity_id: id,
      entity_ref: `component:default/${id}`,
      hash: 'h',
      final_entity: '{}',
    });

  it('counts an entity as pending until pages show it', async () => {
    await name('chat');
    await name('portal');
    await show('portal');
    expect(await readCatalogProgress(client)).toEqual({ known: 2, pending: 1 });
    await show('chat');
    expect(await readCatalogProgress(client)).toEqual({ known: 2, pending: 0 });
  });

  it('does not wait for an entity that was refused', async () => {
    await name('broken', '[{"name":"InputError"}]');
    expect(await readCatalogProgress(client)).toEqual({ known: 1, pending: 0 });
  });

  it('knows nothing before the first file is read', async () => {
    expect(await readCatalogProgress(client)).toEqual({ known: 0, pending: 0 });
  });
});
