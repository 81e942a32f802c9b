import { z } from 'zod';
import { defineRoute } from '../route';
import { Decimal, PageQuery, pageOf } from '../values';
import { ProposedRequest } from './catalog';
import { ConsequenceSource } from './changeDiff';
import { ApplicationId, Pivot, PivotType } from './entities';

export const PIVOT_PROBLEMS = [
  /** Its application is not valid now, or its component is not in the catalog any more. */
  'orphan',
  /** The application says the same in another pivot. */
  'duplicate',
  /** Another application claims what differs in upper and lower case only. */
  'conflict',
  /** It has ended, and nobody claims its value since. */
  'expired',
  /** The services that would show it have not seen its value lately. */
  'unused',
] as const;
export const PivotProblemKind = z.enum(PIVOT_PROBLEMS);
export type PivotProblemKind = z.infer<typeof PivotProblemKind>;

export const PivotProblem = z.object({
  kind: PivotProblemKind,
  pivot: Pivot.omit({ version: true }),
  /** Of the application that the pivot names. */
  applicationName: z.string(),
  /** The pivot that it is the same as, or in conflict with. */
  other: z
    .object({ id: z.string(), application: z.string(), value: z.string() })
    .nullable(),
  /** What would mend it. */
  cure: ProposedRequest,
});
export type PivotProblem = z.infer<typeof PivotProblem>;

export const listPivotProblems = defineRoute({
  id: 'listPivotProblems',
  method: 'get',
  path: '/v1/pivots/problems',
  summary: 'What is wrong with pivots, and the change that would mend each',
  action: 'ref.read',
  query: PageQuery.extend({
    /** All but `unused` when absent: what is unused is asked of the other services, and a page of it may hold fewer than its limit. */
    kind: PivotProblemKind.optional(),
    application: ApplicationId.optional(),
    type: PivotType.optional(),
  }),
  answer: pageOf(PivotProblem).extend({
    /** The services that were asked; what one that is away would know is not listed. */
    sources: z.array(ConsequenceSource),
  }),
  timeoutSeconds: 35,
});

export const UnclaimedItem = z.object({
  /** Who has seen it. */
  source: z.enum(['finops', 'monitoring', 'catalog']),
  /** The pivot that is missing. */
  type: PivotType,
  value: z.string(),
  label: z.string(),
  /** Of finops: what it costs in the last published month. */
  amount: Decimal.optional(),
  currency: z.string().optional(),
  /** Of the catalog: the likely application. */
  application: z.object({ id: z.string(), name: z.string() }).nullable(),
});
export type UnclaimedItem = z.infer<typeof UnclaimedItem>;

export const listUnclaimed = defineRoute({
  id: 'listUnclaimed',
  method: 'get',
  path: '/v1/pivots/unclaimed',
  summary:
    'What finops, monitoring and the catalog have seen and no application claims: pivots that are missing',
  action: 'ref.read',
  answer: z.object({
    /** The largest amounts first; at most 500 of each source. */
    items: z.array(UnclaimedItem),
    sources: z.array(ConsequenceSource),
  }),
  timeoutSeconds: 35,
});
