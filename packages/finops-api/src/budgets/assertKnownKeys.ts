import {
  BUDGET_KINDS,
  BudgetKind,
  BudgetToSet,
} from '@rosetta/contracts/finops';
import {
  BudgetKeyReadModel,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { InvalidInputError } from '@rosetta/service-kit';
import { Knex } from 'knex';

const ADDED =
  'correct the id, or wait for the first run since it was added to the référentiel';
const listed = (kind: BudgetKind) =>
  `correct it: GET /v1/costs?groupBy=${kind} lists the keys of a month`;

const CURES: Record<BudgetKind, string> = {
  application: ADDED,
  group: ADDED,
  product: listed('product'),
  domain: listed('domain'),
};

/** Costs in another currency are never compared with a budget: it would hold for ever. Without costs, nothing is known of currencies. */
const currencyProblems = (
  items: readonly BudgetToSet[],
  currencies: readonly string[],
) =>
  currencies.length === 0
    ? []
    : items.flatMap(({ amount, currency }, at) =>
        amount !== null && !currencies.includes(currency)
          ? {
              in: 'body',
              path: ['items', at, 'currency'],
              code: 'unknown',
              message: `no published month has costs in ${currency}; they are in ${currencies.join(', ')}`,
            }
          : [],
      ); // prettier-ignore

/** Refuses budgets of what no published month knows, or in a currency of none, which would never be compared with a cost. One can always be removed. */
export const assertKnownKeys = async (
  db: Knex,
  items: readonly BudgetToSet[],
) => {
  const runs = await new PublishedRunReadModel(db).list();
  const budgets = new BudgetKeyReadModel(db);
  const unknown = new Set<string>();
  const nameOf = ({ kind, key }: Pick<BudgetToSet, 'kind' | 'key'>) =>
    `${kind} ${key}`;
  const set = items.filter(({ amount }) => amount !== null);
  for (const kind of BUDGET_KINDS) {
    const keys = set.filter(item => item.kind === kind).map(({ key }) => key);
    for (const key of await budgets.unknown(kind, [...new Set(keys)], runs))
      unknown.add(nameOf({ kind, key }));
  }
  const unknownKeys = items.flatMap((item, at) =>
    item.amount !== null && unknown.has(nameOf(item))
      ? {
          in: 'body',
          path: ['items', at, 'key'],
          code: 'unknown',
          message: `no published month has the ${nameOf(item)}; ${CURES[item.kind]}`,
        }
      : [],
  ); // prettier-ignore
  const problems = [
    ...unknownKeys,
    ...currencyProblems(items, await budgets.currencies(runs)),
  ];
  if (problems.length > 0) throw new InvalidInputError(problems);
};
