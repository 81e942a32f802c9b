/** What restatements of a month agree in: who bears a cost, and what pools agree in. */
const DIMENSIONS = `currency, charge_month, kind, application_id, group_id, provider, billing_account,
  domain, family, product, charge_category, charge_class`;

const figuresOf = (run: 'published' | 'withheld') => `
  select ${run === 'withheld'} as is_new, c.currency,
    to_char(c.charge_from at time zone 'UTC', 'YYYY-MM') as charge_month, c.kind,
    c.application_id, c.group_id, c.provider, c.billing_account, c.domain, c.family, c.product,
    c.charge_category, c.charge_class, c.billed, c.effective,
    coalesce(c.list, 0) as list, coalesce(c.contracted, 0) as contracted
  from :${run}_charge: c
  where c.kind <> 'indirect'
  union all
  select ${run === 'withheld'}, p.currency, p.charge_month,
    case s.application_id when '' then 'unallocated' else 'indirect' end,
    nullif(s.application_id, ''), s.group_id, p.provider, p.billing_account, p.domain, p.family, p.product,
    p.charge_category, p.charge_class, s.billed, s.effective, s.list, s.contracted
  from :${run}_share: s join :${run}_pool: p using (pool_id)`;

/** Sums what the published run and the withheld one say of a month: charges, and the shares of pools. */
export const SUM_FIGURES = `
  create temporary table if not exists restated_figure on commit drop as
  select is_new, ${DIMENSIONS}, sum(billed) as billed, sum(effective) as effective,
    sum(list) as list, sum(contracted) as contracted
  from (${figuresOf('published')} union all ${figuresOf('withheld')}) line
  group by is_new, ${DIMENSIONS}`;

const FIGURES = `
  select is_new, ${DIMENSIONS}, billed, effective, list, contracted from restated_figure`;

const BOOKED = `
  select false, ${DIMENSIONS}, billed, effective, list, contracted
  from restatement r join restatement_booking b using (booking_id)
  where r.period = :period and b.undone_at is null`;

const was = (measure: string) =>
  `coalesce(sum(${measure}) filter (where not is_new), 0)`;
const difference = (measure: string) =>
  `sum(case when is_new then ${measure} else -${measure} end)`;

/** Figures of the withheld run, less what is published and booked; what agrees is no row. */
export const RESTATE = `
  insert into restatement (restatement_id, period, run_id, why, dimensions_hash, ${DIMENSIONS},
    was_billed, was_effective, was_list, was_contracted, billed, effective, list, contracted)
  select gen_random_uuid(), :period, :run, :why,
    md5(jsonb_build_array(${DIMENSIONS})::text)::uuid, ${DIMENSIONS},
    ${was('billed')}, ${was('effective')}, ${was('list')}, ${was('contracted')},
    ${difference('billed')}, ${difference('effective')}, ${difference(
  'list',
)}, ${difference('contracted')}
  from (${FIGURES} union all ${BOOKED}) line
  group by ${DIMENSIONS}
  having (${difference('billed')}, ${difference('effective')},
    ${difference('list')}, ${difference('contracted')}) <> (0, 0, 0, 0)`;

/** The names of what restatements are of, as the run read them. */
export const NAME_RESTATED = `
  insert into restatement_label (period, dimension, key, label)
  select distinct on (l.dimension, l.key) :period, l.dimension, l.key, l.label
  from restatement r cross join lateral (values
    ('application', r.application_id), ('group', r.group_id), ('domain', r.domain),
    ('family', r.family), ('product', r.product), ('billing_account', r.billing_account)
  ) named (dimension, key)
  join cost_label l on l.run_id in (:run, :published)
    and l.dimension = named.dimension and l.key = named.key
  where r.period = :period and r.booking_id is null
  order by l.dimension, l.key, l.run_id = :run desc
  on conflict (period, dimension, key) do update set label = excluded.label`;

/**
 * What a booking held adds to what is pending of the same dimensions. That becomes another restatement,
 * so that nobody books an amount other than the one they saw.
 */
export const ADD_TO_PENDING = `
  update restatement p set
    restatement_id = gen_random_uuid(),
    was_billed = p.was_billed - b.billed, billed = p.billed + b.billed,
    was_effective = p.was_effective - b.effective, effective = p.effective + b.effective,
    was_list = p.was_list - b.list, list = p.list + b.list,
    was_contracted = p.was_contracted - b.contracted, contracted = p.contracted + b.contracted
  from restatement b
  where b.booking_id = :booking and p.booking_id is null
    and p.period = b.period and p.dimensions_hash = b.dimensions_hash`;

const sumSince = (measure: string) =>
  `sum(r.${measure} * (is_booked::integer - was_booked::integer)) as ${measure}`;

/** By how much other bookings of the same dimensions changed what is booked since a booking was made. */
const BOOKED_SINCE = `
  select r.dimensions_hash, ${sumSince('billed')}, ${sumSince('effective')},
    ${sumSince('list')}, ${sumSince('contracted')}
  from restatement_booking b
  join restatement_booking o on o.restated_period = b.restated_period
  cross join lateral (select o.undone_at is null as is_booked,
    o.booked_at < b.booked_at and coalesce(o.undone_at > b.booked_at, true) as was_booked) standing
  join restatement r on r.booking_id = o.booking_id
  where b.booking_id = :booking
  group by r.dimensions_hash`;

/** What an undone booking held is pending again, where nothing of the same dimensions is. */
export const RETURN_TO_PENDING = `
  insert into restatement (restatement_id, period, run_id, why, dimensions_hash, ${DIMENSIONS},
    was_billed, was_effective, was_list, was_contracted, billed, effective, list, contracted)
  select gen_random_uuid(), b.period, b.run_id, b.why, b.dimensions_hash, ${DIMENSIONS},
    b.was_billed + since.billed, b.was_effective + since.effective,
    b.was_list + since.list, b.was_contracted + since.contracted,
    b.billed, b.effective, b.list, b.contracted
  from restatement b join (${BOOKED_SINCE}) since using (dimensions_hash)
  where b.booking_id = :booking and not exists (
    select from restatement p where p.booking_id is null
      and p.period = b.period and p.dimensions_hash = b.dimensions_hash)`;

export const DELETE_SETTLED = `
  delete from restatement
  where booking_id is null and period = :period
    and (billed, effective, list, contracted) = (0, 0, 0, 0)`;
