/**
 * Allocation rules in two times. `valid`: when the rule holds for charges; `known`: in which
 * versions of the rule set it says so. A change ends the `known` of a row and adds another;
 * nothing is changed otherwise and none goes away, so that the rules of any run can be read
 * again as they were.
 */

const createRuleSet = knex =>
  knex.raw(`
    create table allocation_rule_set (
      version integer primary key,
      at timestamptz(3) not null,
      by text not null,
      rule_id text collate "C"
    );
    comment on table allocation_rule_set is
      'One row for each change of any rule, and row 0 for the empty beginning. Whoever changes one locks this table first.';
    insert into allocation_rule_set (version, at, by)
      values (0, date_trunc('milliseconds', clock_timestamp()), 'migration');
  `);

const createVersions = knex =>
  knex.raw(`
    create table allocation_rule_version (
      row_id bigint generated always as identity primary key,
      rule_id text collate "C" not null,
      version integer not null,
      valid tstzrange not null check (not isempty(valid)),
      known int4range not null check (not isempty(known)),
      name text not null,
      priority integer not null,
      scope jsonb not null,
      method text not null check (method in ('even', 'fixed', 'proportional')),
      basis text check ((basis is null) = (method <> 'proportional')),
      targets jsonb not null,
      coefficients jsonb check ((coefficients is null) = (method <> 'fixed')),
      created_at timestamptz(3) not null,
      created_by text not null,
      reason text,
      replaced_by integer,
      constraint allocation_rule_has_one_state
        exclude using gist (rule_id with =, valid with &&, known with &&)
    );
    comment on table allocation_rule_version is
      'What each rule says for each moment (valid), as of each version of the rule set (known).';
    comment on column allocation_rule_version.version is
      'Counts the versions of the rule. A version whose end moves is a new row of the same version.';
    comment on column allocation_rule_version.replaced_by is
      'The version that corrected this one.';
    create index allocation_rule_version_of on allocation_rule_version (rule_id, version);

    create function allocation_rule_version_is_append_only() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' then
          if to_jsonb(old) - 'known' - 'replaced_by' = to_jsonb(new) - 'known' - 'replaced_by'
            and upper_inf(old.known) and lower(old.known) = lower(new.known)
          then
            return new;
          end if;
        end if;
        raise exception 'allocation_rule_version is append-only';
      end
    $$;
    create trigger append_only before update or delete on allocation_rule_version
      for each row execute function allocation_rule_version_is_append_only();
    create trigger no_truncate before truncate on allocation_rule_version
      execute function allocation_rule_version_is_append_only();
  `);

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  // For exclusion constraints that mix equality with ranges.
  await knex.raw('create extension if not exists btree_gist');
  await createRuleSet(knex);
  await createVersions(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = knex =>
  knex.raw(`
    drop table allocation_rule_version, allocation_rule_set;
    drop function allocation_rule_version_is_append_only();
  `);
