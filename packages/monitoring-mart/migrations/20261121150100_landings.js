exports.up = knex =>
  knex.raw(`
    create table landing_mark (
      source text not null,
      scope text collate "C" not null,
      mark text not null,
      primary key (source, scope)
    );
    comment on table landing_mark is
      'How far a live source has been landed: where the next landing goes on. Losing a row lands the same again, which changes nothing.';
  `);

exports.down = knex => knex.raw('drop table landing_mark');
