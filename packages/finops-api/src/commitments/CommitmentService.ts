import { RouteAnswer } from '@rosetta/contracts';
import { Commitment, listCommitments } from '@rosetta/contracts/finops';
import {
  CommitmentReadModel,
  CommitmentUse,
  MonthOfUse,
  UseSums,
} from '@rosetta/finops-mart';
import { PublishedMonths } from '../costs/publishedMonths';

type Commitments = RouteAnswer<typeof listCommitments>;

const NOTHING: Omit<MonthOfUse, 'month' | 'currency'> = {
  used: '0',
  unused: '0',
  covered: '0',
  savings: '0',
  eligible: '0',
  incomplete: 0,
};

/** A share for reading; the amounts it is of stay exact. */
const ratio = (part: string, whole: number) =>
  whole === 0 ? null : Number(part) / whole;

const useOf = ({
  used,
  unused,
  covered,
  savings,
  incomplete,
}: Omit<UseSums, 'currency'>) => ({
  ...{ used, unused, covered, savings },
  utilization: ratio(used, Number(used) + Number(unused)),
  ...(incomplete > 0 && { incomplete }),
});

const coverageOf = (sums: typeof NOTHING) => ({
  ...useOf(sums),
  eligible: sums.eligible,
  coverage: ratio(sums.covered, Number(sums.eligible)),
});

const toCommitment = (row: CommitmentUse): Commitment => {
  const { provider, commitment, type, category, unit } = row;
  return {
    ...{ provider, commitment, type, category },
    ...useOf(row),
    quantity:
      unit === null
        ? null
        : {
            used: row.quantityUsed,
            unused: row.quantityUnused,
            unit,
          },
  };
};

/** Answers what commitments did. */
export class CommitmentService {
  readonly #uses: CommitmentReadModel;
  /** Shown when the months have several currencies and the query names none. */
  readonly #currency: string;

  constructor(uses: CommitmentReadModel, currency: string) {
    this.#uses = uses;
    this.#currency = currency;
  }

  async list(
    query: { currency?: string },
    { from, to, current, missing }: PublishedMonths,
  ): Promise<Commitments> {
    const sums = await this.#uses.byMonth(current);
    const totals = sums.filter(({ month }) => month === null);
    const currency =
      query.currency ??
      (totals.length === 1 ? totals[0].currency : this.#currency);
    const shown = sums.filter(sum => sum.currency === currency);
    const items = await this.#uses.byCommitment(current, currency);
    return {
      ...{ currency, from, to, missing },
      published: current.map(({ period, runId, publishedAt: at }) => ({
        ...{ period, runId, at },
      })),
      otherCurrencies: totals
        .filter(total => total.currency !== currency)
        .map(total => ({ currency: total.currency, amount: total.used })),
      total: coverageOf(shown.find(({ month }) => month === null) ?? NOTHING),
      months: shown.flatMap(({ month, ...of }) =>
        month === null ? [] : { month, ...coverageOf(of) },
      ),
      items: items.map(toCommitment),
    };
  }
}
