import { z } from 'zod';
import { defineRoute } from '../route';
import { Decimal, requireFromBeforeTo } from '../values';
import { PUBLISHED_CACHE } from './cache';
import {
  CostAmounts,
  CostFilters,
  CostProvenance,
  CostView,
  Excluded,
  FIGURES_GONE,
} from './costs';
import { LineKind } from './lines';
import { AppliedRule } from './rules';

/** The key of what is too small to stand alone: no name of a bill has a colon and this word. */
export const OTHERS = 'rosetta:others';

/** Who bears whole indirect charges: those who share their pools, as `GET /v1/cost-pools/{id}` lists them. */
export const SHARED = 'rosetta:shared';

export const DEFAULT_EXPLAINED = 12;
export const MAX_EXPLAINED = 50;

/** `OTHERS` says how many it stands for. */
const Node = z.object({
  key: z.string(),
  label: z.string(),
  members: z.number().int().positive().optional(),
});

/** A billing account that was billed. */
export const ExplainedPayer = Node.extend({
  provider: z.string().optional(),
  account: z.string().optional(),
});
export type ExplainedPayer = z.infer<typeof ExplainedPayer>;

/** How cost came to who bears it: by a rule, or as a charge of a domain. */
export const ExplainedAttribution = Node.extend({
  /** Key of the domain, where no rule took the charge. */
  domain: z.string().optional(),
  rule: AppliedRule.optional(),
  /** The platform whose direct cost this was before the rule passed it on. */
  passedOnBy: z.string().optional(),
});
export type ExplainedAttribution = z.infer<typeof ExplainedAttribution>;

/** An application, `unallocated`, or `SHARED`. */
export const ExplainedBearer = Node;
export type ExplainedBearer = z.infer<typeof ExplainedBearer>;

/** One part of the figure: the keys are those of the lists. */
export const ExplainedPart = z.object({
  payer: z.string(),
  attribution: z.string(),
  bearer: z.string(),
  kind: LineKind,
  amount: Decimal,
});
export type ExplainedPart = z.infer<typeof ExplainedPart>;

/** What a platform passed on: no part of the figure, as others bear it. */
export const PassedOn = z.object({
  /** The platform. */
  application: z.string(),
  label: z.string(),
  rule: AppliedRule,
  bearer: ExplainedBearer,
  amount: Decimal,
});
export type PassedOn = z.infer<typeof PassedOn>;

export const explainCosts = defineRoute({
  id: 'explainCosts',
  method: 'get',
  path: '/v1/costs/explain',
  summary:
    'What a figure is made of: who was billed, by which rule or directly, and who bears it',
  action: 'finops.read',
  gone: FIGURES_GONE,
  query: CostFilters.extend({
    ...CostView,
    /** How many payers, attributions and bearers stand alone; the others stand together. */
    top: z.coerce
      .number()
      .int()
      .min(1)
      .max(MAX_EXPLAINED)
      .default(DEFAULT_EXPLAINED),
  }).superRefine(requireFromBeforeTo),
  answer: z.object({
    ...CostProvenance,
    ...Excluded,
    /** As `GET /v1/costs` answers it for the same filters. */
    total: CostAmounts,
    /** Largest first, as all lists here; of the bearers `unallocated` is the first and never among others. */
    payers: z.array(ExplainedPayer),
    attributions: z.array(ExplainedAttribution),
    bearers: z.array(ExplainedBearer),
    /** They add up to the total, and those of a kind to what the total has of it. */
    parts: z.array(ExplainedPart),
    /** Of the application or the group of the query; absent without one. */
    passedOn: z
      .object({ amount: Decimal, items: z.array(PassedOn) })
      .optional(),
  }),
  cache: PUBLISHED_CACHE,
  timeoutSeconds: 30,
});
