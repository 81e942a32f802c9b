/**
 * What was measured of applications, hour by hour. The minutes of an hour are one row beside it, which
 * is kept for a shorter time.
 */

/** @param {import('knex').Knex} knex */
exports.up = knex =>
  knex.raw(`
    create table signal_hour (
      hour timestamptz not null,
      run_id text collate "C" not null,
      application_id text collate "C" not null,
      entity text collate "C" not null,
      signal text collate "C" not null,
      source text not null,
      value double precision,
      known double precision not null check (known between 0 and 1),
      raw_dataset text not null,
      raw_import integer not null,
      raw_row integer not null,
      primary key (hour, run_id, application_id, entity, signal)
    ) partition by range (hour);
    create index signal_hour_by_run on signal_hour (run_id);
    create index signal_hour_by_application on signal_hour (application_id, hour);
    comment on table signal_hour is
      'One row per signal of an entity and application per run of the hour; a table per month. Citus: distribute by application_id, with the key led by it.';
    comment on column signal_hour.value is
      'Of the whole hour: the sum of counts, the average of gauges, a percentile as the source said it; null where that is not known, as percentiles of minutes make none of the hour.';
    comment on column signal_hour.known is 'The part of the hour that is known.';

    create table signal_minute (
      hour timestamptz not null,
      run_id text collate "C" not null,
      application_id text collate "C" not null,
      entity text collate "C" not null,
      signal text collate "C" not null,
      minute_values double precision[] not null check (cardinality(minute_values) = 60),
      primary key (hour, run_id, application_id, entity, signal)
    ) partition by range (hour);
    create index signal_minute_by_run on signal_minute (run_id);
    create index signal_minute_by_application on signal_minute (application_id, hour);
    comment on table signal_minute is
      'The minutes of the hours that are kept by the minute; null where nothing is known of one.';
  `);

/** @param {import('knex').Knex} knex */
exports.down = knex => knex.raw('drop table signal_minute, signal_hour');
