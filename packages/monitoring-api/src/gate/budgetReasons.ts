import {
  BudgetAction,
  BudgetDecision,
  GATE_DECISIONS,
  GateReason,
  holdingDecision,
  PolicyStep,
  SloItem,
  SloState,
  stepFor,
} from '@rosetta/contracts/monitoring';

/** What speaks against a change, or for one in spite of the budget. */
interface Verdict extends Pick<GateReason, 'decision' | 'code'> {
  /** What the objective does, as the end of a sentence. */
  is: string;
}

export interface BudgetContext {
  steps: readonly PolicyStep[];
  /** The newest decision on each objective. */
  decisions: ReadonlyMap<string, BudgetDecision>;
  now: string;
}

/** An objective that is met, or of which nothing is known, is not here. */
const STATES: Partial<Record<SloState, Verdict>> = {
  exhausted: { decision: 'stop', code: 'budget-exhausted', is: 'has used up its error budget' }, // prettier-ignore
  burning: { decision: 'stop', code: 'budget-burning', is: 'burns its error budget too fast' }, // prettier-ignore
  'at-risk': { decision: 'ask', code: 'budget-at-risk', is: 'has little error budget left' }, // prettier-ignore
};

const ACTIONS = { watch: 'go', review: 'ask', freeze: 'stop' } as const satisfies Record<BudgetAction, unknown>; // prettier-ignore

const rankOf = ({ decision }: Pick<Verdict, 'decision'>) =>
  GATE_DECISIONS.indexOf(decision);

const pages = ({ burns }: SloItem['status']) =>
  burns.some(({ firing, severity }) => firing && severity === 'page');

const ofState = (status: SloItem['status']): Verdict | undefined => {
  const verdict = STATES[status.state];
  // A burn that pages nobody is slow enough to ask a person.
  return verdict && status.state === 'burning' && !pages(status)
    ? { ...verdict, decision: 'ask' }
    : verdict;
};

/** The policy may be stricter than the states are, never more lenient: exceptions are decided by people. */
const ofPolicy = (
  status: SloItem['status'],
  steps: readonly PolicyStep[],
): Verdict | undefined => {
  const step = stepFor(steps, status.remaining);
  if (!step || ACTIONS[step.action] === 'go') return undefined;
  const left = `${Math.round(100 * step.below)} % of its error budget or less left`; // prettier-ignore
  const text = step.text ? ` (${step.text})` : '';
  return {
    decision: ACTIONS[step.action],
    code: 'budget-policy',
    is: `has ${left}, for which the policy asks a ${step.action}${text}`,
  };
};

const describeDecision = ({ decidedBy, until, reason }: BudgetDecision) =>
  `decided by ${decidedBy}${until ? ` until ${until}` : ''}: ${reason}`;

/** One step less strict, with who decided so and why. A burn that pages somebody now is not what people decided of. */
const lower = (
  verdict: Verdict,
  status: SloItem['status'],
  decision: BudgetDecision,
): Verdict =>
  pages(status)
    ? verdict
    : {
        decision: verdict.decision === 'stop' ? 'ask' : 'go',
        code: 'budget-exception',
        is: `${verdict.is}, with an exception ${describeDecision(decision)}`,
      };

/** What the budget of an objective, the policy and what people decided speak for; nothing where nothing is against a change. Pure. */
export const budgetReasons = (
  { id, name, status }: Pick<SloItem, 'id' | 'name' | 'status'>,
  { steps, decisions, now }: BudgetContext,
): GateReason[] => {
  const newest = decisions.get(id);
  const holding = holdingDecision(newest ? [newest] : [], now);
  const [worst] = [ofState(status), ofPolicy(status, steps)]
    .filter(each => each !== undefined)
    .sort((a, b) => rankOf(b) - rankOf(a));
  const found: Verdict[] = [];
  if (worst)
    found.push(
      holding?.decision === 'exception' ? lower(worst, status, holding) : worst,
    );
  if (holding?.decision === 'freeze')
    found.push({ decision: 'stop', code: 'budget-freeze', is: `is under a freeze ${describeDecision(holding)}` }); // prettier-ignore
  return found.map(({ is, ...verdict }) => ({
    input: 'error-budget',
    ...verdict,
    message: `the objective "${name}" ${is}`,
    name,
    application: null,
    url: null,
  }));
};
