import { Budget } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = ['month', 'kind', 'key', 'label', 'currency', 'amount', 'actual', 'forecast', 'state', 'updatedBy', 'updatedAt']; // prettier-ignore

/** Streams CSV batch by batch. */
export async function* budgetsToCsv(
  batches: AsyncIterable<readonly Budget[]>,
): AsyncGenerator<string> {
  yield toCsv([COLUMNS]);
  for await (const batch of batches)
    yield toCsv(
      batch.map(budget => [
        ...[budget.month, budget.kind, textCell(budget.key)],
        ...[textCell(budget.label), budget.currency, budget.amount],
        ...[budget.actual, budget.forecast?.amount ?? null, budget.state],
        ...[textCell(budget.updatedBy), budget.updatedAt],
      ]),
    );
}
