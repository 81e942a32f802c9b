import {
  ExplainedAttribution,
  ExplainedBearer,
  ExplainedPart,
  ExplainedPayer,
  NONE,
  OTHERS,
  SHARED,
  keyOf,
} from '@rosetta/contracts/finops';
import { CostsPageView } from '../costs/costsPageView';
import { Explanation } from '../types';

/** A part of a figure, with what its keys stand for. */
export interface ExplainRow extends Pick<ExplainedPart, 'kind' | 'amount'> {
  id: string;
  payer: ExplainedPayer;
  attribution: ExplainedAttribution;
  bearer: ExplainedBearer;
}

const byKey = <Node extends { key: string }>(nodes: readonly Node[]) =>
  new Map(nodes.map(node => [node.key, node]));

/** The parts in the order of the answer: largest first. */
export const rowsOf = (answer: Explanation): ExplainRow[] => {
  const payers = byKey(answer.payers);
  const attributions = byKey(answer.attributions);
  const bearers = byKey(answer.bearers);
  return answer.parts.map(({ payer, attribution, bearer, kind, amount }) => ({
    id: [payer, attribution, bearer, kind].join(' '),
    payer: payers.get(payer)!,
    attribution: attributions.get(attribution)!,
    bearer: bearers.get(bearer)!,
    kind,
    amount,
  }));
};

/** Whether something in it stands for several, which no filter names. */
export const isFolded = ({ payer, attribution, bearer }: ExplainRow) =>
  [payer, attribution, bearer].some(({ key }) => key === OTHERS);

/** Exactly the lines that add up to a part. */
export const linesOf = (row: ExplainRow): CostsPageView => {
  const { payer, attribution, bearer, kind } = row;
  const { domain, rule } = attribution;
  return {
    view: 'lines',
    kind,
    provider: keyOf(payer.provider!),
    billingAccount: payer.account,
    ...(rule
      ? { rule: rule.id, ruleVersion: String(rule.version) }
      : { rule: NONE, domain }),
    ...(bearer.key !== SHARED && { application: bearer.key }),
  };
};
