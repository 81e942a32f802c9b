import { TestDatabases } from '@rosetta/test-kit/databases';
import { Knex } from 'knex';
import { MigrationFolder } from '../../__testUtils__/MigrationFolder';
import { lintMigration } from './lintMigration';
import { lintMigrations } from './lintMigrations';
import { MigrationModule } from './types';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

/** What the release that is running has. */
const RUNNING = `
  create type colour as enum ('red', 'green');
  create function half(whole int) returns int language sql return whole / 2;
  create table owner (id text primary key);
  create table thing (
    id text primary key,
    owner text,
    size int not null default 1,
    label varchar(20),
    price numeric(10, 2)
  );
  insert into thing (id) values ('a'), ('b');
  create unique index thing_label on thing (label);
  create view small_thing as select id, size from thing where size < 10;
  create table reading (day date not null, value int) partition by range (day);
  create table reading_2026 partition of reading
    for values from ('2026-01-01') to ('2027-01-01')`;

const FILE = '20270101090000_change.js';

describe('lintMigration', () => {
  let db: Knex;
  beforeAll(async () => {
    db = await databases.init('POSTGRES_18');
  });
  beforeEach(async () => {
    await db.raw('drop schema public cascade; create schema public');
    await db.raw(RUNNING);
  });

  const lint = (sql: string, rest: Partial<MigrationModule> = {}) =>
    lintMigration(db, FILE, { up: knex => knex.raw(sql), ...rest }, '1.3.0');
  const OUTSIDE = { config: { transaction: false } };

  it('names the file, what was changed and the cure', async () => {
    expect(await lint('alter table thing drop column owner')).toEqual([
      `${FILE}: column thing.owner is dropped. Keep it until no release uses it any more; then take it away in a migration that exports \`contract\`.`,
    ]);
  });

  it.each([
    ['drop table thing cascade', ['table thing is dropped', 'view small_thing is dropped']],
    ['alter table thing rename to article', ['table thing is renamed to article']],
    ['drop view small_thing', ['view small_thing is dropped']],
    ['alter table thing rename column owner to holder', ['column thing.owner is renamed to holder']],
    ['alter table thing alter column label type varchar(10)', ['column thing.label changes its type from character varying(20) to character varying(10)', 'index thing_label is made while nobody can write to table thing', 'table thing is emptied']],
    ['alter table thing alter column price type numeric(8, 2)', ['column thing.price changes its type from numeric(10,2) to numeric(8,2)', 'table thing is emptied']],
    ['alter table thing add column weight int not null', []],
    ['alter table thing alter column size drop default', ['column thing.size loses its default']],
    ['alter table thing alter column size drop not null, alter column size drop default', ['column thing.size loses its default']],
    ['create function half(whole bigint) returns bigint language sql return whole / 2; drop function half(int)', ['function half(whole integer) returns integer is dropped or called otherwise']],
    ['drop type colour', ["value 'red' of type colour is gone", "value 'green' of type colour is gone"]],
    ['drop index thing_label', ['unique index thing_label of table thing is dropped, which an `on conflict` may name']],
    ['drop view small_thing; create view small_thing as select id from thing', ['column small_thing.size is dropped']],
    ['update thing set owner = id; alter table thing alter column owner set not null', ['column thing.owner becomes not null', 'not null thing_owner_not_null is checked on all rows while nobody can use table thing']],
    ['alter table thing add constraint owner_there not null owner not valid', ['column thing.owner becomes not null']],
    ['alter table thing add constraint one_owner unique (owner)', ['one_owner makes rows of table thing unique', 'constraint one_owner is built while nobody can use table thing']],
    ['create unique index one_owner on thing (owner)', ['one_owner makes rows of table thing unique', 'index one_owner is made while nobody can write to table thing']],
    ['alter table thing add check (size > 0)', ['check thing_size_check is checked on all rows while nobody can use table thing']],
    ['alter table thing add foreign key (owner) references owner', ['foreign key thing_owner_fkey is checked on all rows']],
    ['alter table thing add column weight int check (weight > 0)', ['check thing_weight_check is checked on all rows']],
    ['create index thing_size on thing (size)', ['index thing_size is made while nobody can write to table thing']],
    ['create index reading_day on reading (day)', ['index reading_day is made while nobody can write to table reading']],
    ['alter table thing add column at timestamptz not null default clock_timestamp()', ['table thing is emptied, or all its rows are written again']],
    ['truncate thing', ['table thing is emptied']],
  ])('refuses: %s', async (sql, problems) => {
    // PostgreSQL itself refuses a required column where there are rows: without them it is found here.
    if (problems.length === 0) {
      await db('thing').delete();
      problems.push('new column thing.weight is not null and has no default');
    }
    const found = await lint(sql);
    expect(found).toEqual(
      problems.map(problem => expect.stringContaining(`${FILE}: ${problem}`)),
    );
  }); // prettier-ignore

  it.each([
    'create table other (id text primary key, size int not null unique check (size > 0)); create index on other (size)',
    'alter table thing add column weight int',
    'alter table thing add column weight int not null default 1',
    'alter table thing alter column label type text',
    'alter table thing alter column label type varchar(40)',
    'alter table thing alter column price type numeric(12, 2)',
    'alter table thing alter column size drop not null',
    'alter table thing alter column owner set default 1',
    'alter table thing add constraint size_there check (size > 0) not valid',
    'alter table thing add foreign key (owner) references owner not valid',
    'create or replace view small_thing as select id, size, label from thing where size < 10',
    'create or replace function half(whole int) returns int language sql return whole >> 1',
    `alter type colour add value 'blue'`,
    'create index reading_day on only reading (day)',
  ])('accepts: %s', async sql => {
    expect(await lint(sql)).toEqual([]);
  });

  it('accepts an index that is made concurrently, and a constraint that uses it once its release is named', async () => {
    const contract = { release: '1.2.0', reason: 'owners have one thing each' };
    expect(
      await lint(
        'create index concurrently thing_size on thing (size)',
        OUTSIDE,
      ),
    ).toEqual([]);
    expect(
      await lint(
        'create unique index concurrently one_owner on thing (owner)',
        {
          ...OUTSIDE,
          contract,
        },
      ),
    ).toEqual([]);
    expect(
      await lint(
        'alter table thing add constraint one_owner unique using index one_owner',
      ),
    ).toEqual([]);
  });

  it('refuses an index beside one that is made concurrently', async () => {
    const found = await lintMigration(
      db,
      FILE,
      {
        ...OUTSIDE,
        up: async knex => {
          await knex.raw(
            'create index concurrently thing_size on thing (size)',
          );
          await knex.raw('create index thing_owner on thing (owner)');
        },
      },
      '1.3.0',
    );
    expect(found).toEqual([
      expect.stringContaining('index thing_owner is made'),
    ]);
  });

  it('refuses an index that failed and is left invalid', async () => {
    await db('thing').update({ owner: 'jane' });
    const found = await lint('', {
      ...OUTSIDE,
      up: knex =>
        knex
          .raw('create unique index concurrently one_owner on thing (owner)')
          .catch(() => {}),
    });
    expect(found).toContainEqual(
      expect.stringContaining('index one_owner of table thing is left invalid'),
    );
  });

  it('accepts a constraint that is validated in a migration after the one that added it', async () => {
    await lint(
      'alter table thing add constraint size_there check (size > 0) not valid',
    );
    expect(
      await lint('alter table thing validate constraint size_there'),
    ).toEqual([]);
  });

  it('sees what a block or a builder of statements does too', async () => {
    expect(
      await lint(
        `do $$ begin execute 'alter table thing ' || 'drop column owner'; end $$`,
      ),
    ).toHaveLength(1);
    expect(
      await lint('', {
        up: knex =>
          knex.schema.alterTable('thing', table => {
            table.dropColumn('label');
          }),
      }),
    ).toHaveLength(2);
  });

  describe('of a migration that takes something away', () => {
    const DROP = 'alter table thing drop column owner';
    const reason = 'owners are read from the référentiel';

    it('accepts it when it says which older release stopped using that', async () => {
      const contract = { release: '1.2.0', reason };
      expect(await lint(DROP, { contract })).toEqual([]);
    });

    it('refuses it when that release may not be running yet', async () => {
      const contract = { release: '1.3.0', reason };
      expect(await lint(DROP, { contract })).toEqual([
        expect.stringContaining(
          'release 1.3.0 is not older than this one, 1.3.0',
        ),
      ]);
    });

    it.each([
      { release: 'the last one', reason },
      { release: '1.2.0', reason: ' ' },
    ])('refuses it when it says %j', async contract => {
      expect(await lint(DROP, { contract })).toEqual([
        expect.stringContaining(
          'does not say which release stopped using it, or why',
        ),
      ]);
    });

    it('refuses the mark where nothing is taken away', async () => {
      const contract = { release: '1.2.0', reason };
      expect(
        await lint('alter table thing add column weight int', { contract }),
      ).toEqual([expect.stringContaining('nothing is taken away. Remove it.')]);
    });

    it('refuses to stop those who use the table all the same', async () => {
      const contract = { release: '1.2.0', reason };
      const found = await lint(
        `${DROP}; create index thing_size on thing (size)`,
        { contract },
      );
      expect(found).toEqual([
        expect.stringContaining('index thing_size is made'),
      ]);
    });
  });

  it('of a folder judges what is newer than the baseline, on top of what is not', async () => {
    const folder = await MigrationFolder.create({
      '20250101_01_gone.js': { up: 'alter table thing drop column owner' },
      '20260101000000_gone.js': { up: 'alter table thing drop column price' },
      '20260101000001_gone.js': {
        up: 'alter table thing drop column size cascade',
      },
    });
    const found = await lintMigrations(db, {
      directory: folder.directory,
      release: '1.3.0',
      baseline: '20260101000000',
    });
    await folder.remove();
    expect(found).toEqual([
      expect.stringContaining(
        '20260101000001_gone.js: view small_thing is dropped',
      ),
      expect.stringContaining(
        '20260101000001_gone.js: column thing.size is dropped',
      ),
    ]);
  });
});
