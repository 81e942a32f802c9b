exports.up = knex =>
  knex.raw(`
    create table live_source (
      source text primary key,
      as_of timestamptz not null,
      items jsonb not null
    );
    comment on table live_source is
      'What each live source said last: shown, with its age, by a process that starts while the source is away. Losing a row loses only that.';
  `);

exports.down = knex => knex.raw('drop table live_source');
