import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { cancellable } from './cancellable';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('cancellable', () => {
  let db: Knex;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
    await db.schema.createTable('thing', table => table.integer('id'));
  });

  it('keeps nothing of what was written', async () => {
    const { signal } = new AbortController();
    const count = await cancellable(db, signal, async trx => {
      await trx('thing').insert({ id: 1 });
      return (await trx('thing')).length;
    });
    expect(count).toBe(1);
    expect(await db('thing')).toEqual([]);
  });

  it('cancels the statement that runs, and leaves the connection to others', async () => {
    const leaving = new AbortController();
    const began = performance.now();
    const work = cancellable(db, leaving.signal, trx =>
      trx.raw('select pg_sleep(60)'),
    );
    setTimeout(() => leaving.abort(new Error('nobody waits')), 200);
    await expect(work).rejects.toThrow('nobody waits');
    expect(performance.now() - began).toBeLessThan(30_000);
    const { rows } = await db.raw(
      `select count(*)::int as asleep from pg_stat_activity
       where datname = current_database() and state = 'active' and query like '%pg_sleep(60)%' and pid <> pg_backend_pid()`,
    );
    expect(rows).toEqual([{ asleep: 0 }]);
  });

  it('does not begin when nobody waits any more once it has a connection', async () => {
    const leaving = new AbortController();
    const begin = jest.fn(async () => {});
    const work = cancellable(db, leaving.signal, begin);
    leaving.abort(new Error('nobody waits'));
    await expect(work).rejects.toThrow('nobody waits');
    expect(begin).not.toHaveBeenCalled();
  });
});
