import { addMonths } from '@rosetta/contracts/values';
import { BENCH_MONTHS } from '../months';

/** A place in the costs: what a person opened on the way down. */
export interface Place {
  domain: string;
  product: string;
  application: string;
}

/** A step of the way down: what a page asks, and the bare SQL that has the same figures. */
export interface DrilldownStep {
  name: string;
  path: string;
  query: (place: Place) => Record<string, string>;
  sql: string;
  /** How often it is asked where fewer times must do, as it reads the charges of whole months. */
  samples?: number;
}

const PUBLISHED = `s.period >= :from and s.period < :to and exists (
  select from publication p where p.run_id = s.run_id::text and p.current)`;

const sumsBy = (key: string, condition = 'true') => `
  select ${key} as key, sum(s.effective)::text as amount
  from cost_summary s where ${PUBLISHED} and ${condition}
  group by ${key} order by sum(s.effective) desc`;

const LAST_MONTH = addMonths(BENCH_MONTHS.to, -1);
const HALF_YEAR_AGO = addMonths(BENCH_MONTHS.to, -6);

/** What an application bears is in the shares of pools, what a domain costs in the pools themselves. */
const POOLS = {
  application_id: 'cost_pool_share s join cost_pool p using (period, run_id, pool_id)',
  domain: 'cost_pool s',
}; // prettier-ignore

/** The bare sums of a comparison: usage of both sides by SKU, and what was borne of pools. */
const compared = (key: keyof typeof POOLS, from: string, before: string) => `
  with cell as materialized (
    select s.${key} as key, s.product, s.sku_id, s.region_id, s.pricing_unit,
      sum(s.effective) filter (where s.period >= '${from}') as now,
      sum(s.effective) filter (where s.period < '${from}') as before,
      sum(s.pricing_quantity) filter (where s.period >= '${from}') as quantity,
      sum(s.pricing_quantity) filter (where s.period < '${from}') as quantity_before
    from charge s where ${PUBLISHED} and s.period >= '${before}' and s.kind <> 'indirect'
    group by 1, 2, 3, 4, 5
  ), share as (
    select s.${key} as key, rule_id, product,
      sum(s.effective) filter (where s.period >= '${from}') as now,
      sum(s.effective) filter (where s.period < '${from}') as before
    from ${POOLS[key]}
    where ${PUBLISHED} and s.period >= '${before}'
    group by 1, 2, 3
  ), total as (
    select s.${key} as key, sum(s.effective) as amount
    from cost_summary s where ${PUBLISHED} and s.period >= '${before}' group by 1, s.period >= '${from}'
  )
  select key, sum(now - before)::text, sum(quantity - quantity_before)::text from (
    select key, now, before, quantity, quantity_before from cell
    union all select key, now, before, null, null from share
    union all select key, amount, null, null, null from total
  ) part group by key`;

export const STEPS: DrilldownStep[] = [
  {
    name: 'domains',
    path: '/v1/costs',
    query: () => ({ ...BENCH_MONTHS, groupBy: 'domain' }),
    sql: sumsBy('s.domain'),
  },
  {
    name: 'products of a domain',
    path: '/v1/costs',
    query: ({ domain }) => ({ ...BENCH_MONTHS, groupBy: 'product', domain }),
    sql: sumsBy('s.product', 's.domain = :domain'),
  },
  {
    name: 'applications of a product',
    path: '/v1/costs',
    query: ({ product }) => ({
      ...BENCH_MONTHS,
      groupBy: 'application',
      product,
    }),
    sql: sumsBy('s.application_id', 's.product = :product'),
  },
  {
    name: 'products of an application',
    path: '/v1/costs',
    query: ({ application }) => ({
      ...BENCH_MONTHS,
      groupBy: 'product',
      application,
    }),
    sql: sumsBy('s.product', 's.application_id = :application'),
  },
  {
    name: 'months of an application',
    path: '/v1/costs/trend',
    query: ({ application }) => ({
      ...BENCH_MONTHS,
      groupBy: 'domain',
      application,
    }),
    sql: `
      select s.domain, s.period, sum(s.effective)::text as amount
      from cost_summary s where ${PUBLISHED} and s.application_id = :application
      group by s.domain, s.period`,
  },
  {
    name: 'lines of an application and product',
    path: '/v1/costs/lines',
    query: ({ application, product }) => ({
      ...BENCH_MONTHS,
      application,
      product,
      limit: '50',
    }),
    sql: `
      select * from (
        select s.raw_line::text as id, s.effective from charge s
        where ${PUBLISHED} and s.application_id = :application and s.product = :product
        union all
        select s.pool_id::text, s.effective from cost_pool_share s join cost_pool c using (period, run_id, pool_id)
        where ${PUBLISHED} and s.application_id = :application and c.product = :product
      ) line order by effective desc limit 51`,
  },
  {
    name: 'comparison of a month by application',
    path: '/v1/costs/comparison',
    query: () => ({ from: LAST_MONTH, groupBy: 'application' }),
    sql: compared('application_id', LAST_MONTH, addMonths(LAST_MONTH, -1)),
    samples: 20,
  },
  {
    name: 'comparison of half a year by domain',
    path: '/v1/costs/comparison',
    query: () => ({
      from: HALF_YEAR_AGO,
      to: BENCH_MONTHS.to,
      groupBy: 'domain',
    }),
    sql: compared('domain', HALF_YEAR_AGO, addMonths(HALF_YEAR_AGO, -6)),
    samples: 20,
  },
];
