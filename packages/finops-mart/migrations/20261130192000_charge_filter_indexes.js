/**
 * Costs and lines are filtered by what only a charge has. Without an index each such figure read all
 * charges of its months, and took the tags of each apart. The statistics of these indexes tell how many
 * charges a filter finds, which those of an index that leaves rows out would not: hence the analysis. Regions are
 * too few for an index to spare reading.
 */

/** Names of any length, of which an index holds none; their hashes are short. */
const hashOf = column => `(hashtext(${column}))`;

/** `jsonb` takes neither NUL nor half a character, which `json` keeps as escapes. */
const TAGS = String.raw`(case when strpos(tags::text, '\u') = 0 then tags::jsonb
  else regexp_replace(tags::text, '\\u(0000|d[89a-f][0-9a-f]{2})', '\\ufffd', 'gi')::jsonb end)`;

exports.up = knex =>
  knex.raw(`
    create index charge_tags on charge using gin (${TAGS} jsonb_path_ops);
    create index charge_resource on charge (${hashOf('resource')});
    create index charge_sub_account on charge (${hashOf('sub_account')});
    analyze charge;
  `);

exports.down = knex =>
  knex.raw('drop index charge_tags, charge_resource, charge_sub_account');
