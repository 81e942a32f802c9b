import { Price, PriceState } from '@rosetta/contracts/finops';
import { Knex } from 'knex';
import { RunRef, toRunKeys } from '../costs/costFilters';

/** A price without what its product is called. */
export type PriceRow = Omit<Price, 'label'>;

/** Where a price stands: newest month first, then by what it is of. */
export type PriceKey = Pick<
  Price,
  'month' | 'product' | 'sku' | 'unit' | 'currency'
>;

/** What a price of a product can be of. */
export type BilledUnit = Pick<Price, 'product' | 'unit' | 'currency'>;

export interface PriceQuery {
  runs: readonly RunRef[];
  by: 'product' | 'sku';
  product?: string;
  domain?: string;
  sku?: string;
  currency?: string;
  state?: PriceState;
}

/** A list price of 0 is no price: nothing can be a discount on it. */
const LISTED = 'list is not null and list <> 0';

/** Sums by SKU, as prices are agreed for a SKU or for all of a product. */
const SKUS = `
  select period as month, product, sku, unit, currency,
    sum(pricing_quantity) as quantity, sum(effective) as effective,
    sum(list) filter (where ${LISTED}) as list,
    sum(pricing_quantity) filter (where ${LISTED}) as list_quantity,
    sum(effective) filter (where ${LISTED}) as effective_of_list,
    sum(contracted) as contracted,
    sum(pricing_quantity) filter (where contracted is not null) as contracted_quantity,
    sum(contracted) filter (where ${LISTED}) as contracted_of_list,
    sum(list) filter (where ${LISTED} and contracted is not null) as list_of_contracted,
    count(*) as lines, count(*) filter (where list is null) as incomplete
  from (:usage) u
  group by period, product, sku, unit, currency`;

/** The latest agreed price that had begun: that of the SKU, else that of its product. */
const AGREED = `
  select price from (
    select distinct on (a.sku, a.since) a.sku, a.since, a.price
    from agreed_price a
    where a.product = s.product and a.unit = s.unit and a.currency = s.currency
      and a.sku in (s.sku, '') and a.since <= s.month
    order by a.sku, a.since, a.change_no desc
  ) last
  where price is not null
  order by last.sku = '', last.since desc limit 1`;

const ADDED = [
  'quantity', 'effective', 'list', 'list_quantity', 'effective_of_list', 'contracted',
  'contracted_quantity', 'contracted_of_list', 'list_of_contracted',
].map(column => `sum(s.${column}) as ${column}`).join(', '); // prettier-ignore

const SUMS = `
  select s.month, s.product, case when :bySku then s.sku else '' end collate "C" as sku, s.unit, s.currency,
    ${ADDED}, sum(s.lines)::int as lines, sum(s.incomplete)::int as incomplete,
    sum(s.quantity * a.price) as agreed,
    sum(s.quantity) filter (where a.price is not null) as agreed_quantity,
    sum(s.effective) filter (where a.price is not null) as paid
  from (${SKUS}) s left join lateral (${AGREED}) a on true
  group by 1, 2, 3, 4, 5`;

/** A difference of less than a hundredth, which no bill shows, is none. */
const STATED = `
  select *, case when agreed is null then 'not-agreed'
    when abs(paid - agreed) < 0.01 then 'as-agreed'
    when paid > agreed then 'dearer' else 'cheaper' end as state
  from (${SUMS}) s`;

const unitPrice = (amount: string, quantity: string) =>
  `trim_scale(round(${amount} / nullif(${quantity}, 0), 12))::text`;

const discount = (amount: string, list: string) =>
  `round(1 - ${amount} / nullif(${list}, 0), 6)::float8`;

const PRICES = `
  select month, product, nullif(sku, '') as sku, unit, currency, lines, incomplete, state,
    ${unitPrice('agreed', 'agreed_quantity')} as "agreedUnitPrice",
    trim_scale(agreed_quantity)::text as "agreedQuantity",
    trim_scale(paid - agreed)::text as difference,
    trim_scale(quantity)::text as quantity, trim_scale(effective)::text as effective,
    ${unitPrice('effective', 'quantity')} as "effectiveUnitPrice",
    ${unitPrice('list', 'list_quantity')} as "listUnitPrice",
    ${unitPrice('contracted', 'contracted_quantity')} as "contractedUnitPrice",
    ${discount(
      'contracted_of_list',
      'list_of_contracted',
    )} as "negotiatedDiscount",
    ${discount('effective_of_list', 'list')} as "effectiveDiscount"
  from (${STATED}) s
  where (cast(:state as text) is null or state = :state)
    and (cast(:month as text) is null or month < :month
      or (month = :month and (product, sku, unit, currency) > (:product, :sku, :unit, :currency)))
  order by s.month desc, s.product, s.sku, s.unit, s.currency
  limit :limit`;

/** What units of products cost, as the charges of runs say. */
export class PriceReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** A page of prices, newest month first. */
  async page({
    after,
    limit,
    ...query
  }: PriceQuery & { after?: PriceKey; limit: number }): Promise<PriceRow[]> {
    const { rows } = await this.#db.raw(PRICES, {
      usage: this.#usage(query),
      bySku: query.by === 'sku',
      state: query.state ?? null,
      month: after?.month ?? null,
      product: after?.product ?? null,
      sku: after?.sku ?? '',
      unit: after?.unit ?? null,
      currency: after?.currency ?? null,
      limit,
    });
    return rows;
  }

  /** The units and currencies in which usage of these products was billed. */
  async units(
    products: readonly string[],
    runs: readonly RunRef[],
  ): Promise<BilledUnit[]> {
    return this.#db
      .from(this.#usage({ runs }).whereIn('c.product', products).as('u'))
      .distinct('product', 'unit', 'currency');
  }

  /** Usage that was billed with a quantity: nothing else has a price for one unit. */
  #usage({ runs, domain, product, sku, currency }: Omit<PriceQuery, 'by'>) {
    return this.#db('charge as c')
      .select('c.period', 'c.product', 'c.currency', 'c.pricing_quantity')
      .select('c.list', 'c.contracted', 'c.effective')
      .select(this.#db.raw(`coalesce(c.sku_id, '') collate "C" as sku`))
      .modify(query => {
        const equal = { domain, product, sku_id: sku, currency };
        for (const [column, value] of Object.entries(equal))
          if (value !== undefined) query.where(`c.${column}`, value);
      })
      .select(this.#db.raw('c.pricing_unit collate "C" as unit'))
      .whereIn(['c.period', 'c.run_id'], toRunKeys(runs))
      .where('c.charge_category', 'Usage')
      .where('c.pricing_quantity', '>', 0)
      .whereNotNull('c.pricing_unit');
  }
}
