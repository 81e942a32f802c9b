import { TestDatabases, mockServices } from '@backstage/backend-test-utils';
import {
  DatabaseDocumentStore,
  PgSearchEngine,
} from '@backstage/plugin-search-backend-module-pg';
import { IndexableDocument } from '@backstage/plugin-search-common';
import { TitleFirstStore, passingTheTerm } from './TitleFirstStore';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

const document = (title: string, text = '', more: object = {}) => ({
  title,
  text,
  location: `/${title.toLowerCase().replace(/ /g, '-')}`,
  ...more,
});
const MUCH_ABOUT_IT = 'The model runtime is a runtime for models. '.repeat(50);

const DOCUMENTS: Record<string, IndexableDocument[]> = {
  application: [document('AI Studio model runtime'), document('Shop')],
  'software-catalog': [
    document('Model Runtime', 'Runs models', { kind: 'Component' }),
    document('Model runtime API', '', { kind: 'API' }),
  ],
  techdocs: [
    document('Operations', MUCH_ABOUT_IT),
    document('Model runtime overview', MUCH_ABOUT_IT),
  ],
};

describe('TitleFirstStore', () => {
  let engine: PgSearchEngine;

  beforeEach(async () => {
    const knex = await databases.init('POSTGRES_18');
    const database = mockServices.database({ knex });
    await DatabaseDocumentStore.create(database);
    const store = new TitleFirstStore(knex);
    const config = mockServices.rootConfig();
    engine = passingTheTerm(new PgSearchEngine(store, config));
    for (const [type, documents] of Object.entries(DOCUMENTS))
      await store.transaction(async tx => {
        await store.prepareInsert(tx);
        await store.insertDocuments(tx, type, documents);
        await store.completeInsert(tx, type);
      });
  });

  const titlesFor = async (query: Parameters<PgSearchEngine['query']>[0]) => {
    const { results } = await engine.query(query);
    return results.map(({ document: { title } }) => title);
  };

  it('puts an exact name first, then names that begin with the term, then names with all its words, then documentation', async () => {
    expect(await titlesFor({ term: ' model  runtime' })).toEqual([
      'Model Runtime',
      'Model runtime API',
      'AI Studio model runtime',
      'Model runtime overview',
      'Operations',
    ]);
  });

  it('answers page after page in one order, with the number of all', async () => {
    const first = await engine.query({ term: 'model runtime', pageLimit: 3 });
    const second = await engine.query({
      term: 'model runtime',
      pageLimit: 3,
      pageCursor: first.nextPageCursor,
    });
    expect([first, second].map(({ results }) => results.length)).toEqual([
      3, 2,
    ]);
    expect(second.results.map(({ rank }) => rank)).toEqual([4, 5]);
    expect(first.numberOfResults).toBe(5);
    expect(second.nextPageCursor).toBeUndefined();
  });

  it('narrows by type and by field, and marks what matched', async () => {
    expect(await titlesFor({ term: 'shop', types: ['techdocs'] })).toEqual([]);
    expect(
      await titlesFor({ term: 'model', filters: { kind: ['API', 'User'] } }),
    ).toEqual(['Model runtime API']);
    const { results } = await engine.query({ term: 'shop' });
    const { preTag, postTag, fields } = results[0].highlight!;
    expect(fields.title).toBe(`${preTag}Shop${postTag}`);
  });

  it.each(["o'neil: (*", '\\', '%', '🙂', '—', '" | "', 'shop\0'])(
    'takes %j as text, and never as a command',
    async term => {
      expect(await titlesFor({ term })).toEqual(expect.any(Array));
    },
  );

  it('lists everything when nothing is typed', async () => {
    expect(await titlesFor({ term: '' })).toHaveLength(6);
  });
});
