import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, PageQuery, pageOf } from '../values';
import { ApplicationParams } from './deployments';

/** Go ahead; let a person decide; don't. Worse ones come later. */
export const GATE_DECISIONS = ['go', 'ask', 'stop'] as const;
export const GateDecision = z.enum(GATE_DECISIONS);
export type GateDecision = z.infer<typeof GateDecision>;

/** What is looked at. */
export const GATE_INPUTS = [
  'error-budget',
  'freeze',
  'maintenance',
  'incidents',
  'collisions',
] as const;
export const GateInputName = z.enum(GATE_INPUTS);
export type GateInputName = z.infer<typeof GateInputName>;

export const GateReasonCode = z.enum([
  'missing',
  'stale',
  'budget-new',
  'budget-exhausted',
  'budget-burning',
  'budget-at-risk',
  'budget-policy',
  'budget-freeze',
  'budget-exception',
  'freeze',
  'maintenance',
  'open-incident',
  'open-incident-of-dependency',
  'open-problem',
  'change-at-work',
  'change-of-dependency',
]);
export type GateReasonCode = z.infer<typeof GateReasonCode>;

/** Why it is not simply go, or in spite of what it is. */
export const GateReason = z.object({
  input: GateInputName,
  /** What this alone would decide; the worst of all reasons decides. `go` only by an exception that people decided. */
  decision: GateDecision,
  code: GateReasonCode,
  /** One English sentence, for the log of a pipeline. */
  message: z.string(),
  /** What it is about: an objective, a freeze, an incident, a problem, a change. */
  name: z.string().nullable(),
  /** Whose it is, where that is another application. */
  application: z.string().nullable(),
  url: z.string().nullable(),
});
export type GateReason = z.infer<typeof GateReason>;

/** What was known when it was decided. */
export const GateInput = z.object({
  name: GateInputName,
  /** A `missing` or `stale` input makes the decision `ask` at least. */
  state: z.enum(['ok', 'stale', 'missing']),
  /** The instant that it is of; null where nothing is known. */
  asOf: Instant.nullable(),
  /** How many objectives, freezes, maintenance windows, incidents and problems, or changes were looked at. */
  count: z.int(),
});
export type GateInput = z.infer<typeof GateInput>;

/** Whether an application may be changed now. */
export const ChangeGate = z.object({
  decisionId: z.uuid(),
  application: z.string(),
  decision: GateDecision,
  /** Worst first; of a `go`, the exceptions that it is by. */
  reasons: z.array(GateReason),
  inputs: z.array(GateInput),
  /** The number of the change that asked, which does not collide with itself. */
  change: z.string().nullable(),
  decidedAt: Instant,
  /** Ask again after this. */
  validUntil: Instant,
  /** Who asked first. */
  askedBy: z.string(),
});
export type ChangeGate = z.infer<typeof ChangeGate>;

export const getChangeGate = defineRoute({
  id: 'getChangeGate',
  method: 'get',
  path: '/v1/applications/:app/change-gate',
  summary:
    'Whether an application may be changed now: go, ask a person, or stop, with the reasons; the decision is kept',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: z.strictObject({
    /** The number of the change request that is to be carried out: it does not collide with itself. */
    change: z.string().trim().min(1).max(100).optional(),
  }),
  answer: ChangeGate,
});

export const listGateDecisions = defineRoute({
  id: 'listGateDecisions',
  method: 'get',
  path: '/v1/applications/:app/change-gate/decisions',
  summary: 'What the change gate of an application decided, newest first',
  action: 'monitoring.read',
  params: ApplicationParams,
  query: PageQuery,
  answer: pageOf(ChangeGate),
});

export const getGateDecision = defineRoute({
  id: 'getGateDecision',
  method: 'get',
  path: '/v1/change-gate-decisions/:decision',
  summary: 'One decision of the change gate, as it was made',
  action: 'monitoring.read',
  params: z.object({ decision: z.uuid() }),
  answer: ChangeGate,
});
