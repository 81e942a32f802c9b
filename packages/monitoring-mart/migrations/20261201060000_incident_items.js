/** By which configuration items an incident was found to be of its application: what another pivot would move. */

const publish = knex =>
  knex.raw(`
    create or replace view published_incident as
    select t.*
    from incident t
      join publication p on p.run_id = t.run_id and p.current
    where not exists (
      select 1
      from incident newer
        join publication q on q.run_id = newer.run_id and q.current
      where newer.source = t.source and newer.incident_id = t.incident_id and newer.day <> t.day
        and (newer.updated_at, newer.day) > (t.updated_at, t.day)
    )`);

/** @param {import('knex').Knex} knex */
exports.up = async knex => {
  await knex.raw(`
    alter table incident add column items text[];
    comment on column incident.items is
      'The configuration items that it names, the most specific first; null where a run from before they were kept published it.';
    create index incident_by_item on incident using gin (items);
  `);
  await publish(knex);
};

/** @param {import('knex').Knex} knex */
exports.down = async knex => {
  await knex.raw(`
    drop view published_incident;
    drop index incident_by_item;
    alter table incident drop column items;
  `);
  await publish(knex);
};
