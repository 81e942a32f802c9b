import { z } from 'zod';
import { defineRoute } from '../route';
import { Decimal, Instant, Month, PageQuery, pageOf } from '../values';
import { FIGURES_GONE } from './costs';

export const RULE_LEVELS = ['MUST', 'SHOULD', 'MAY'] as const;
const RuleLevel = z.enum(RULE_LEVELS);

export const RULE_STATUSES = ['passed', 'failed', 'not-checked'] as const;
const RuleStatus = z.enum(RULE_STATUSES);

/** A file of a bill, as far as one provider's lines go. */
const ConformanceFile = z.object({
  import: z.int(),
  file: z.string(),
  provider: z.string(),
  lines: z.int(),
  /** How many rules it breaks, by level. */
  failed: z.object({ MUST: z.int(), SHOULD: z.int() }),
  passed: z.int(),
  /** Rules of columns that it has not, or of what no file says. */
  notChecked: z.int(),
});

const ConformanceItem = z.object({
  /** As the specification and focus-validator name it. */
  rule: z.string(),
  level: RuleLevel,
  column: z.string(),
  /** What it asks. */
  text: z.string(),
  import: z.int(),
  file: z.string(),
  provider: z.string(),
  status: RuleStatus,
  /** Lines that break it; 0 for what is asked of the header. */
  rows: z.int(),
  examples: z.array(z.object({ row: z.int(), value: z.string().nullable() })),
});
export type ConformanceItem = z.infer<typeof ConformanceItem>;

/** MUST first, then by the lines that break a rule, the most first. */
export const Conformance = pageOf(ConformanceItem).extend({
  period: Month,
  /** The version of FOCUS whose rules were checked. */
  specification: z.string(),
  checkedAt: Instant,
  /** All of them, whatever the page and the filters of items. */
  files: z.array(ConformanceFile),
});
export type Conformance = z.infer<typeof Conformance>;

export const getConformance = defineRoute({
  id: 'getConformance',
  method: 'get',
  path: '/v1/conformance',
  summary:
    'What the rules of the FOCUS specification find in the bill of a month, by file and provider',
  action: 'finops.read',
  query: PageQuery.extend({
    /** The last month with a bill when it is not given. */
    period: Month.optional(),
    /** Which items; `failed` when not given. */
    status: RuleStatus.default('failed'),
    level: RuleLevel.optional(),
    file: z.string().min(1).max(1000).optional(),
    provider: z.string().min(1).max(1000).optional(),
  }),
  answer: Conformance,
  alternatives: ['text/csv'],
  notFound: 'No bill of the month has landed',
  conflict: 'The bill was replaced while it was read; ask again',
  timeoutSeconds: 130,
});

const Delivery = z.object({
  dataset: z.string(),
  /** The last file that landed, and when; null when none ever did. */
  last: z.object({ file: z.string(), at: Instant }).nullable(),
  /** Cron, UTC: when the job that reads it looks for more; null where people start it. */
  schedule: z.string().nullable(),
});

/** How much of a billing account's cost is of an application, in the published run of a month. */
const AccountCoverage = z.object({
  provider: z.string().nullable(),
  account: z.string(),
  currency: z.string(),
  amount: Decimal,
  direct: Decimal,
  indirect: Decimal,
  unallocated: Decimal,
});
export type AccountCoverage = z.infer<typeof AccountCoverage>;

export const getDataQuality = defineRoute({
  id: 'getDataQuality',
  method: 'get',
  path: '/v1/data-quality',
  summary:
    'How old the last deliveries are, up to which day providers tell, and how much cost is of an application',
  action: 'finops.read',
  query: z.strictObject({
    /** The last published month when it is not given. */
    period: Month.optional(),
  }),
  answer: z.object({
    /** Null when nothing is published. */
    period: Month.nullable(),
    deliveries: z.array(Delivery),
    /** The last day on which a charge of each provider begins, in that month. */
    providers: z.array(
      z.object({ provider: z.string().nullable(), lastDay: z.string() }),
    ),
    coverage: z.array(AccountCoverage),
  }),
  gone: FIGURES_GONE,
  notFound: 'No run of the month is published',
});
export type DataQuality = z.infer<typeof getDataQuality.answer>;
