/** What lines are summed by before anything is folded: who was billed, how it was attributed, who bears it. */
const PAYER = 'provider, billing_account';
const ATTRIBUTION = 'domain, rule_id, rule_version, origin';

/**
 * Ranks the values of some columns by the size of their sum. Those beyond `:top` share the place after
 * it, unless there is only one of them: `Others` of one would only hide it.
 */
const placesOf = (columns: string, first = '') => `
  select ${columns}, count(*) over () as members,
    case when count(*) over () = :top + 1 then rank else least(rank, :top + 1) end as place
  from (
    select ${columns}, row_number() over (order by ${first} abs(sum(amount)) desc, ${columns}) as rank
    from part group by ${columns}
  ) ranked`;

const isOthers = (table: string) =>
  `${table}.place = :top + 1 and ${table}.members > :top + 1`;

/** A column of what stands alone; null where others stand together. */
const named = (table: string, column: string) =>
  `any_value(case when not (${isOthers(
    table,
  )}) then ${table}.${column} end) as ${column}`;

/** How many stand together; null of one that stands alone. */
const members = (table: string, name: string) =>
  `max(case when ${isOthers(
    table,
  )} then ${table}.members - :top end)::int as ${name}_members`;

const joined = (table: string, columns: string) =>
  `join ${table} on ${columns
    .split(', ')
    .map(column => `${table}.${column} is not distinct from part.${column}`)
    .join(' and ')}`;

/** What nobody bears never hides among others. */
const UNALLOCATED_FIRST = `bearer = '' desc,`;

/** The parts of a figure, largest first. `:lines` gives one row per sum, charge or share. */
export const PARTS = `
  with part as materialized (
    select ${PAYER}, ${ATTRIBUTION}, bearer, kind, sum(amount) as amount
    from :lines line
    group by ${PAYER}, ${ATTRIBUTION}, bearer, kind
    having sum(amount) <> 0
  ),
  payer as (${placesOf(PAYER)}),
  attribution as (${placesOf(ATTRIBUTION)}),
  bearer as (${placesOf('bearer', UNALLOCATED_FIRST)})
  select payer.place::int as payer_place, attribution.place::int as attribution_place,
    bearer.place::int as bearer_place, part.kind, trim_scale(sum(part.amount))::text as amount,
    ${named('payer', 'provider')}, ${named(
  'payer',
  'billing_account',
)}, ${members('payer', 'payer')},
    ${named('attribution', 'domain')}, ${named('attribution', 'rule_id')},
    ${named('attribution', 'rule_version')}, ${named('attribution', 'origin')},
    ${members('attribution', 'attribution')},
    ${named('bearer', 'bearer')}, ${members('bearer', 'bearer')}
  from part
  ${joined('payer', PAYER)}
  ${joined('attribution', ATTRIBUTION)}
  ${joined('bearer', 'bearer')}
  group by payer.place, attribution.place, bearer.place, part.kind
  order by sum(part.amount) desc, payer_place, attribution_place, bearer_place, part.kind`;

/** What platforms passed on, largest first. */
export const PASSED_ON = `
  with part as materialized (
    select ${ATTRIBUTION}, bearer, sum(amount) as amount
    from :lines line
    group by ${ATTRIBUTION}, bearer
    having sum(amount) <> 0
  ),
  bearer as (${placesOf('bearer', UNALLOCATED_FIRST)})
  select part.origin, part.rule_id, part.rule_version, trim_scale(sum(part.amount))::text as amount,
    trim_scale(sum(sum(part.amount)) over ())::text as total,
    ${named('bearer', 'bearer')}, ${members('bearer', 'bearer')}
  from part ${joined('bearer', 'bearer')}
  group by part.origin, part.rule_id, part.rule_version, bearer.place
  order by sum(part.amount) desc, part.origin, part.rule_id, part.rule_version, bearer.place`;
