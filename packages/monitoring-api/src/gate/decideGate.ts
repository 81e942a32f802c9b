import {
  GATE_DECISIONS,
  GateDecision,
  GateInput,
  GateReason,
} from '@rosetta/contracts/monitoring';

/** One input as it was read: what is known of it, and what that speaks against. */
export interface ReadInput extends GateInput {
  reasons: readonly GateReason[];
  /** Why it is missing or stale, where that is known. */
  problem?: string;
  /** What is said in place of that it is missing, where more is known than that. */
  instead?: Pick<GateReason, 'code' | 'message' | 'name'>;
}

const rankOf = (decision: GateDecision) => GATE_DECISIONS.indexOf(decision);

/** What is not known speaks for asking a person, never for going on. */
const unknownReason = ({ name, state, asOf, problem, instead }: ReadInput): GateReason[] => {
  if (state === 'ok') return [];
  const ask = { input: name, decision: 'ask' as const, application: null, url: null };
  if (instead) return [{ ...ask, ...instead }];
  const why = problem ? `: ${problem}` : '';
  const message =
    state === 'missing'
      ? `${name} is not known${why}`
      : `${name} is stale, as of ${asOf}${why}`;
  return [{ ...ask, code: state, message, name: null }];
}; // prettier-ignore

/**
 * Decides by the worst reason of all inputs: `go` only where every input is known, fresh, and
 * speaks against nothing. Pure.
 */
export const decideGate = (read: readonly ReadInput[]) => {
  const reasons = read
    .flatMap(input => [...unknownReason(input), ...input.reasons])
    .sort((a, b) => rankOf(b.decision) - rankOf(a.decision));
  const decision: GateDecision = reasons[0]?.decision ?? 'go';
  const inputs = read.map(({ name, state, asOf, count }) => ({ name, state, asOf, count })); // prettier-ignore
  return { decision, reasons, inputs };
};
