import Big from 'big.js';
import { Commitment, Company, Sku } from '@rosetta/simulators/company';

/** What a commitment pays of a line: how much of it, at which price. */
export interface Cover {
  commitment: Commitment;
  /** In the commitment's unit: hours, or dollars. */
  quantity: Big;
  cost: Big;
}

/** Price of one pricing unit of a SKU under a commitment. */
const committedPrice = (commitment: Commitment, sku: Sku) =>
  new Big(sku.price).times(commitment.percentOfList).div(100);

/** Price of one unit of the commitment itself: a dollar of spend costs a dollar. */
export const unitPriceOf = (commitment: Commitment, company: Company) =>
  commitment.category === 'Spend'
    ? new Big(1)
    : committedPrice(commitment, company.skus.get(commitment.skus[0])!);

/** The commitments of one day: each line they cover leaves less for the next. */
export class CommittedDay {
  readonly #left: Map<Commitment, Big>;

  constructor(commitments: Commitment[]) {
    this.#left = new Map(commitments.map(c => [c, new Big(c.perDay)]));
  }

  /** A line is covered whole or not at all. */
  cover(sku: Sku, usage: Big): Cover | undefined {
    for (const [commitment, left] of this.#left) {
      if (!commitment.skus.includes(sku.sku)) continue;
      const cost = usage.times(committedPrice(commitment, sku));
      const quantity = commitment.category === 'Spend' ? cost : usage;
      if (quantity.gt(left)) continue;
      this.#left.set(commitment, left.minus(quantity));
      return { commitment, quantity, cost };
    }
    return undefined;
  }

  /** Paid for and used by nobody. */
  unused(): { commitment: Commitment; quantity: Big }[] {
    return [...this.#left]
      .filter(([, left]) => left.gt(0))
      .map(([commitment, quantity]) => ({ commitment, quantity }));
  }
}
