import { Holder, MovedCost } from '@rosetta/contracts/attribution';
import { addShares, isMoreThan } from '@rosetta/contracts/values';
import { AttributedCharge, AttributedShare } from '@rosetta/finops-mart';

interface Sum {
  moved: Omit<MovedCost, 'amount'>;
  amounts: string;
}

const absolute = (amount: string) => amount.replace(/^-/, '');

/** Adds up what moves, by whom it leaves and whom it reaches. */
export class MovedCosts {
  readonly #sums = new Map<string, Sum>();

  /** Takes what moves; what stays where it is, is left out. */
  add(
    kind: MovedCost['kind'],
    from: Holder,
    to: Holder,
    part: Pick<
      AttributedCharge | AttributedShare,
      'period' | 'currency' | 'amount' | 'charges'
    >,
  ) {
    if (from.application === to.application && from.group === to.group) return;
    const { period, currency, amount, charges } = part;
    const key = [period, currency, kind, from.application, from.group, to.application, to.group].join(' '); // prettier-ignore
    const sum = this.#sums.get(key);
    if (sum) {
      sum.amounts = addShares([sum.amounts, amount]);
      sum.moved.charges += charges;
    } else {
      this.#sums.set(key, {
        moved: { period, currency, kind, from, to, charges },
        amounts: amount,
      });
    }
  }

  /** The largest first. */
  items(): MovedCost[] {
    return [...this.#sums.values()]
      .map(({ moved, amounts }) => ({ ...moved, amount: amounts }))
      .sort((a, b) =>
        isMoreThan(absolute(b.amount), absolute(a.amount)) ? 1 : -1,
      );
  }
}
