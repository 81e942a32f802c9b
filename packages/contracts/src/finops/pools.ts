import { z } from 'zod';
import { defineRoute } from '../route';
import { Decimal, Instant, Month, PageQuery, pageOf } from '../values';
import { CostView, FIGURES_GONE, MAX_KEY_LENGTH } from './costs';
import { LineCharge, LineRaw } from './lines';
import { AppliedRule } from './rules';

/** A month, and what the charges of the pool agree in, as 32 hexadecimal digits. */
const PoolParams = z.strictObject({ id: z.string().min(1) });

const PoolView = { measure: CostView.measure, asOf: CostView.asOf };

const Amounts = z.object({
  billed: Decimal,
  effective: Decimal,
  list: Decimal,
  contracted: Decimal,
});

/** What one application bears of a pool; what stays unallocated has none. */
export const PoolShare = z.object({
  application: z.string().nullable(),
  label: z.string(),
  group: z.string().nullable(),
  weight: Decimal,
  /** The split of 1 by the weights, at 12 decimals: all together are 1. */
  ratio: Decimal,
  amount: Decimal,
});
export type PoolShare = z.infer<typeof PoolShare>;

/** Indirect charges that one version of a rule takes, and that agree in what people filter by. */
export const CostPool = z.object({
  id: z.string(),
  runId: z.string(),
  period: Month,
  /** The platform whose direct cost this was before the rule passed it on. */
  passedOnBy: z.string().nullable(),
  provider: z.string(),
  account: z.string(),
  domain: z.string(),
  family: z.string(),
  product: z.string(),
  category: z.string(),
  class: z.string().nullable(),
  /** The month in which the charges begin: targets and weights are those of it. */
  chargeMonth: Month,
  currency: z.string(),
  charges: z.number().int(),
  amounts: Amounts,
  rule: AppliedRule.extend({ basis: z.string().nullable() }),
  totalWeight: Decimal,
  /** The run whose direct costs and consumption are the weights. */
  weighedBy: z.object({ period: Month, runId: z.string() }),
  /** In the measure of the query, largest first. */
  shares: z.array(PoolShare),
});
export type CostPool = z.infer<typeof CostPool>;

export const getCostPool = defineRoute({
  id: 'getCostPool',
  method: 'get',
  path: '/v1/cost-pools/:id',
  summary: 'A pool of indirect charges: its rule, its weights and who bears it',
  action: 'finops.read',
  gone: FIGURES_GONE,
  params: PoolParams,
  query: z.strictObject(PoolView),
  answer: CostPool,
});

/** A charge of a pool, and what one application bears of it. */
export const PoolLine = z.object({
  lineId: z.string(),
  chargePeriod: z.object({ from: Instant, to: Instant }),
  charge: LineCharge,
  /** What the application of the query bears of the charge; absent when it names none. */
  share: Decimal.optional(),
  raw: LineRaw,
});
export type PoolLine = z.infer<typeof PoolLine>;

export const listCostPoolLines = defineRoute({
  id: 'listCostPoolLines',
  method: 'get',
  path: '/v1/cost-pools/:id/lines',
  summary:
    'The charges of a pool, in the order of their identity; with an application, its share of each',
  action: 'finops.read',
  gone: FIGURES_GONE,
  params: PoolParams,
  query: z.strictObject({
    ...PageQuery.shape,
    ...PoolView,
    /** An application, or `unallocated` for the part that stays so. */
    application: z.string().min(1).max(MAX_KEY_LENGTH).optional(),
  }),
  answer: pageOf(PoolLine),
  timeoutSeconds: 30,
});
