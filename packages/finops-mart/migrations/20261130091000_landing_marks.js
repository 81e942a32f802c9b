exports.up = knex =>
  knex.raw(`
    create table landing_mark (
      source text not null,
      scope text collate "C" not null,
      mark text not null,
      primary key (source, scope)
    );
    comment on table landing_mark is
      'Which content of a delivered bill has landed: the same again is not read. Losing a row reads it again, which changes nothing.';
  `);

exports.down = knex => knex.raw('drop table landing_mark');
