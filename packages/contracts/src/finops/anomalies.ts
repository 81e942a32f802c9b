import { z } from 'zod';
import { defineRoute } from '../route';
import {
  CurrencyCode,
  Day,
  Decimal,
  Instant,
  PageQuery,
  pageOf,
  requireFromBeforeTo,
} from '../values';
import { CostFilters, MAX_KEY_LENGTH } from './costs';

/**
 * What people say of an anomaly: it is one; it is none; it was planned. The days of a `yes` are left out of
 * what is expected; after the others the same driver is quiet for 30 days.
 */
export const ANOMALY_ANSWERS = ['yes', 'no', 'planned'] as const;
export const AnomalyAnswer = z.enum(ANOMALY_ANSWERS);
export type AnomalyAnswer = z.infer<typeof AnomalyAnswer>;

export const ANOMALY_STATES = ['open', 'answered', 'muted'] as const;
export const AnomalyState = z.enum(ANOMALY_STATES);
export type AnomalyState = z.infer<typeof AnomalyState>;

/** What an anomaly is of: the direct cost of an application, or the charges of a pool before its split. */
export const AnomalyKind = z.enum(['application', 'pool']);
export type AnomalyKind = z.infer<typeof AnomalyKind>;

/** What of its cost moved: `quantity` and `price` add up to `impact`; both are absent where the bill names no quantity. */
export const AnomalyDriver = z.object({
  account: z.string().optional(),
  accountName: z.string().optional(),
  resource: z.string().optional(),
  actual: Decimal,
  expected: Decimal,
  impact: Decimal,
  byQuantity: Decimal.optional(),
  byPrice: Decimal.optional(),
  /** Which of both explains more. */
  moved: z.enum(['quantity', 'price']).optional(),
});
export type AnomalyDriver = z.infer<typeof AnomalyDriver>;

export const AnomalyDay = z.object({
  day: Day,
  actual: Decimal,
  /** Within `low` and `high` a day is as expected; absent where the days before are too few. */
  expected: Decimal.optional(),
  low: Decimal.optional(),
  high: Decimal.optional(),
  unusual: z.boolean(),
});
export type AnomalyDay = z.infer<typeof AnomalyDay>;

/** Days of an unusual cost that follow one another. Amounts are effective cost of usage, and its sum over the days. */
export const Anomaly = z.object({
  id: z.string(),
  kind: AnomalyKind,
  /** Of an application, with the group that owned it on the last day: its members may answer. */
  application: z.string().optional(),
  applicationName: z.string().optional(),
  group: z.string().optional(),
  /** Of a pool: the rule that splits it, and the billing account. */
  rule: z.string().optional(),
  billingAccount: z.string().optional(),
  provider: z.string(),
  domain: z.string(),
  family: z.string(),
  product: z.string(),
  productName: z.string(),
  currency: z.string(),
  /** The first day, and the last one: it is an anomaly too. */
  start: Day,
  end: Day,
  /** Its last day is the last one that was looked at. */
  ongoing: z.boolean(),
  actual: Decimal,
  expected: Decimal,
  /** actual − expected. */
  impact: Decimal,
  /** The largest robust z of its days; null where the days before were all as expected. */
  score: z.number().nullable(),
  state: AnomalyState,
  answer: z
    .object({
      answer: AnomalyAnswer,
      comment: z.string().optional(),
      by: z.string(),
      at: Instant,
    })
    .optional(),
  /** Whether the reader may answer. */
  mayAnswer: z.boolean(),
  /** Largest first. */
  drivers: z.array(AnomalyDriver),
  /** It, and some days around it; none where they were left out. */
  days: z.array(AnomalyDay),
});
export type Anomaly = z.infer<typeof Anomaly>;

/** Whether anybody needs to look at it: not at what is muted, nor at what people say is none. */
export const isAnomalyToSee = ({
  state,
  answer,
}: Pick<Anomaly, 'state' | 'answer'>) =>
  state !== 'muted' && answer?.answer !== 'no';

const Params = z.object({ id: z.guid() });

export const listAnomalies = defineRoute({
  id: 'listAnomalies',
  method: 'get',
  path: '/v1/anomalies',
  summary: 'Days of unusual cost, what drove them, and what people say of them',
  action: 'finops.read',
  query: PageQuery.extend({
    /** Anomalies with a day in the window; one bound alone is one day; all without any. */
    from: Day.optional(),
    to: Day.optional(),
    state: AnomalyState.optional(),
    kind: AnomalyKind.optional(),
    application: CostFilters.shape.application,
    /** The owning group, or one above it in the month of the last day. */
    group: CostFilters.shape.group,
    product: z.string().min(1).max(MAX_KEY_LENGTH).optional(),
    currency: CurrencyCode.optional(),
    /** Those whose owners are to be told: open, of an application, and not long over. */
    notice: z.enum(['pending']).optional(),
    /** `none` leaves out the days of each, which take most of the time. */
    days: z.enum(['around', 'none']).default('around'),
    /** The largest impact first, or the latest start. */
    sort: z.enum(['impact', 'start']).default('start'),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(Anomaly).extend({
    /** The last day that was looked at; absent before the first. */
    through: Day.optional(),
  }),
  alternatives: ['text/csv'],
  timeoutSeconds: 30,
});

export const getAnomaly = defineRoute({
  id: 'getAnomaly',
  method: 'get',
  path: '/v1/anomalies/:id',
  summary: 'One anomaly',
  action: 'finops.read',
  params: Params,
  answer: Anomaly,
});

/** FinOps admins answer all; members of `group`, those of its application. */
export const answerAnomaly = defineRoute({
  id: 'answerAnomaly',
  method: 'post',
  path: '/v1/anomalies/:id/answer',
  summary: 'Say whether an anomaly is one, or was planned',
  action: 'finops.read',
  params: Params,
  body: z.strictObject({
    answer: AnomalyAnswer,
    comment: z.string().trim().min(1).max(2_000).optional(),
  }),
  answer: Anomaly,
});

/** The people of a group. */
const MAX_RECIPIENTS = 1_000;

export const setAnomalyTold = defineRoute({
  id: 'setAnomalyTold',
  method: 'post',
  path: '/v1/anomalies/:id/told',
  summary: 'Record who was told of an anomaly, the first time',
  action: 'finops.anomalies.write',
  params: Params,
  body: z.strictObject({
    recipients: z.array(z.string().min(1).max(500)).max(MAX_RECIPIENTS),
  }),
  answer: z.object({ id: z.string() }),
});
