/**
 * The référentiel in two times. `valid`: when it is so in the company; `known`: when the
 * référentiel says so. An applied change ends the `known` of a row and begins that of
 * another; no row is changed otherwise, and none goes away.
 */

const ENTITY = `
  row_id bigint generated always as identity primary key,
  id text collate "C" not null,
  version integer not null,
  valid tstzrange not null check (not isempty(valid)),
  known tstzrange not null check (not isempty(known)),
`;
/** One state of an entity for each moment of both times. */
const ONE_STATE =
  'exclude using gist (id with =, valid with &&, known with &&)';

const KINDS = {
  ref_application: `
    name text not null,
    group_id text not null,
    description text,
    criticality text,
    lifecycle text,
    attributes jsonb not null default '{}'
  `,
  ref_group: `
    name text not null,
    parent text,
    members text[] not null default '{}'
  `,
  ref_relation: `
    from_id text not null,
    type text not null,
    to_id text not null
  `,
  ref_pivot: `
    application text not null,
    type text not null,
    value text not null,
    source text,
    confidence double precision
  `,
};

/** What a delete asks: who refers to this? And what a list filters by. */
const REFERENCES = [
  ['ref_application', 'group_id'],
  ['ref_group', 'parent'],
  ['ref_relation', 'from_id'],
  ['ref_relation', 'to_id'],
  ['ref_pivot', 'application'],
];

const createEntities = async knex => {
  for (const [table, columns] of Object.entries(KINDS)) {
    await knex.raw(
      `create table ${table} (${ENTITY} ${columns}, ${ONE_STATE})`,
    );
    await knex.raw(`create index ${table}_page on ${table} (id, row_id)`);
  }
  for (const [table, column] of REFERENCES)
    await knex.raw(`create index ${table}_${column} on ${table} (${column})`);
  await knex.raw(`
    create index ref_pivot_value on ref_pivot using hash (value);

    -- The guard behind the checks of the service. Hashed, as ids of resources can be
    -- longer than an index takes.
    alter table ref_pivot add constraint ref_pivot_belongs_to_one exclude using gist (
      md5(type || ' ' || value) with =, valid with &&, known with &&
    );
  `);
};

const createChangeRequests = knex =>
  knex.raw(`
    create table change_request (
      number bigint generated always as identity primary key,
      id text not null generated always as ('cr-' || number) stored unique,
      title text not null,
      reason text not null,
      state text not null default 'draft' check (
        state in ('draft', 'submitted', 'applied', 'rejected', 'withdrawn', 'conflict')
      ),
      author text not null,
      changes jsonb not null,
      base jsonb not null,
      conflicts jsonb,
      created_at timestamptz(3) not null default clock_timestamp(),
      updated_at timestamptz(3) not null default clock_timestamp(),
      submitted_at timestamptz(3),
      decided_at timestamptz(3),
      decided_by text
    );
    comment on column change_request.base is
      'What the request was drafted against: each entity it touches that was there, with its version';
    create index change_request_state on change_request (state, number);
    create index change_request_author on change_request (author, number);

    create table change_request_comment (
      number bigint generated always as identity primary key,
      change_request bigint not null references change_request,
      by text not null,
      at timestamptz(3) not null default clock_timestamp(),
      comment text not null
    );
    create index change_request_comment_of
      on change_request_comment (change_request, number);

    create table ref_version (
      version integer primary key,
      known_at timestamptz(3) not null unique,
      change_request bigint unique references change_request
    );
    comment on table ref_version is
      'One row for each applied change request, and row 0 for the empty beginning. Whoever applies one locks this table first.';
    insert into ref_version (version, known_at)
      values (0, date_trunc('milliseconds', clock_timestamp()));
  `);

const createAudit = knex =>
  knex.raw(`
    create table ref_audit (
      seq bigint primary key,
      at timestamptz(3) not null,
      version integer not null references ref_version,
      change_request text not null,
      author text not null,
      approver text not null,
      request_id text not null,
      kind text not null,
      entity_id text collate "C" not null,
      op text not null,
      before jsonb,
      after jsonb,
      previous_hash text not null,
      hash text not null unique
    );
    comment on table ref_audit is
      'Who changed what, when, from what to what. Each row carries the hash of the one before it, so that a row altered or taken out shows.';
    create index ref_audit_entity on ref_audit (kind, entity_id, seq);

    create function ref_audit_is_append_only() returns trigger language plpgsql as $$
      begin
        raise exception 'ref_audit is append-only';
      end
    $$;
    create trigger append_only before update or delete or truncate on ref_audit
      execute function ref_audit_is_append_only();
  `);

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  // For exclusion constraints that mix equality with ranges.
  await knex.raw('create extension if not exists btree_gist');
  await createEntities(knex);
  await createChangeRequests(knex);
  await createAudit(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw(`
    drop table ref_audit, ref_version, change_request_comment, change_request,
      ref_pivot, ref_relation, ref_group, ref_application;
    drop function ref_audit_is_append_only();
  `);
};
