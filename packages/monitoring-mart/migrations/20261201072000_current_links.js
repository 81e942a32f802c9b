/**
 * The last decision of each incident, found by the key of that incident: with `distinct on`, whoever
 * joined it had all decisions there ever were sorted first.
 */

const replaceView = (knex, select) =>
  knex.raw(`create or replace view current_incident_link as ${select}`);

exports.up = knex =>
  replaceView(
    knex,
    `select l.* from incident_link l
     where not exists (
       select from incident_link newer
       where newer.source = l.source and newer.incident_id = l.incident_id
         and newer.version > l.version)`,
  );

exports.down = knex =>
  replaceView(
    knex,
    `select distinct on (source, incident_id) * from incident_link
     order by source, incident_id, version desc`,
  );
