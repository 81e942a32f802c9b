import { CELL, POOL } from './comparedRows';

const CELLS = CELL.join(', ');
const POOLS = POOL.join(', ');

/** Decimals of prices and shares: so many that what they are multiplied with is exact at those of a driver. */
const EXACT = 30;
/** Decimals that a driver is rounded to; what is rounded off is in the driver that takes the rest. */
const ROUNDED = 12;

const sumOf = (column: string, condition: string) =>
  `coalesce(sum(${column}) filter (where ${condition}), 0)`;
const quotient = (amount: string, quantity: string) =>
  `round(${amount}, ${EXACT}) / ${quantity}`;

/** Over all cells of a product in one unit, whatever their SKU and region. */
const PRODUCTS = 'domain, family, product, provider, charge_category, unit';
const PRODUCT_AVERAGE = quotient(
  'sum(amount) over product',
  'sum(quantity) over product',
);

/** Running totals are rounded, so that the rounded parts add up to the rounded whole. */
const rounded = (column: string) =>
  `round(sum(${column}) over up_to, ${ROUNDED})
    - round(coalesce(sum(${column}) over before, 0), ${ROUNDED}) as ${column}`;

/**
 * Price-volume-mix analysis of direct and unallocated charges. What a cell (a SKU in a region and unit)
 * costs for one unit before is its amount before / its quantity before, over all keys; the average of its product
 * is that of all its cells that are priced on both sides. Of a key, with the quantities and amounts that are its
 * own and Δ = now − before:
 *
 * - volume = Σ Δ quantity × average price before of the product
 * - mix    = Σ Δ quantity × (price before of the cell − that average)
 * - price  = Δ amount − volume − mix, which over all keys is Σ (price now − price before) × quantity now
 *
 * Being sums of what each key used, at prices that are the same for all, they add up over the keys, and
 * are the same in total by whatever key they are listed.
 */
const OWN = `
  own as materialized (
    select key, is_now, amount, quantity, unit <> '' as has_unit,
      md5(row(${CELLS})::text)::uuid as cell, md5(row(${PRODUCTS})::text)::uuid as product
    from (:own) line
  ), summed as (
    select cell, product, has_unit, bool_or(is_now) as is_there, bool_or(not is_now) as was_there,
      ${sumOf('amount', 'not is_now')} as amount,
      ${sumOf('quantity', 'not is_now')} as quantity,
      ${sumOf('quantity', 'is_now')} as quantity_now
    from own group by cell, product, has_unit
  ), stated as (
    select *,
      case when not was_there then 'appeared' when not is_there then 'ended'
        when not has_unit or quantity <= 0 or quantity_now <= 0 then 'withoutQuantity'
        else 'priced' end as state
    from summed
  ), priced as materialized (
    select cell, state,
      case when state = 'priced' then ${quotient('amount', 'quantity')} end as price,
      case when state = 'priced' then ${PRODUCT_AVERAGE} end as average
    from stated
    window product as (partition by state, product)
  ), charged as (
    select key, ${sumOf('amount', `state = 'priced'`)} as priced,
      ${sumOf('amount', `state = 'appeared'`)} as appeared,
      ${sumOf('amount', `state = 'ended'`)} as ended,
      ${sumOf('amount', `state = 'withoutQuantity'`)} as without_quantity,
      coalesce(sum(quantity * average), 0) as volume,
      coalesce(sum(quantity * price), 0) as used,
      0 as borne, 0 as pool_total
    from (
      select key, state, price, average, case when is_now then amount else -amount end as amount,
        case when is_now then quantity else -quantity end as quantity
      from own join priced using (cell)
    ) moved
    group by key
  )`; // prettier-ignore

/**
 * Indirect cost. A key's share of a kind of pool before is what it bore / what the pools cost before:
 *
 * - pool_total = (cost of the pools now − before) × share before; all of it where there was no pool before
 * - the rest is that its share changed
 *
 * By how much the cost of its kind changed is known of each pool first, as there are many shares of few pools.
 */
const INDIRECT = `
  pool as materialized (:pools),
  kind as (
    select ${POOLS}, ${sumOf('amount', 'not is_now')} as before, ${sumOf('amount', 'is_now')} as now
    from pool group by ${POOLS}
  ), rated as materialized (
    select pool.*, case when before <> 0 then ${quotient('now - before', 'before')} end as ratio
    from pool join kind using (${POOLS})
  ), allocated as (
    select key, 0 as priced, 0 as appeared, 0 as ended, 0 as without_quantity, 0 as volume, 0 as used,
      sum(case when is_now then amount else -amount end) as borne,
      sum(case
        when ratio is not null then case when is_now then 0 else amount * ratio end
        when is_now then amount else -amount end) as pool_total
    from (:shares) share
    group by key
  )`; // prettier-ignore

/** What drives the difference of each key, besides what is restated. */
export const DRIVERS_BY_KEY = `
  with ${OWN}, ${INDIRECT}, moved as (
    select key, sum(priced) as priced, sum(appeared) as appeared, sum(ended) as ended,
      sum(without_quantity) as without_quantity, sum(borne) as borne,
      sum(volume) as volume, sum(used) as used, sum(pool_total) as pool_total
    from (select * from charged union all select * from allocated) part
    group by key
  ), listed as (
    select key, priced, appeared, ended, without_quantity, borne,
      ${['volume', 'used', 'pool_total'].map(rounded).join(', ')}
    from moved
    window up_to as (order by key collate "C" rows unbounded preceding),
      before as (order by key collate "C" rows between unbounded preceding and 1 preceding)
  )
  select key, ${Object.entries({
    price: 'priced - used',
    volume: 'volume',
    mix: 'used - volume',
    appeared: 'appeared',
    ended: 'ended',
    withoutQuantity: 'without_quantity',
    poolTotal: 'pool_total',
    poolShare: 'borne - pool_total',
  })
    .map(([name, amount]) => `trim_scale(${amount})::text as "${name}"`)
    .join(', ')}
  from listed`;
