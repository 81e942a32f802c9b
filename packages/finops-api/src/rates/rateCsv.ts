import { ExchangeRate } from '@rosetta/finops-mart';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = ['month', 'currency', 'rate', 'reportingCurrency', 'updatedBy', 'updatedAt']; // prettier-ignore

/** Streams CSV batch by batch; the page imports what it exports. */
export async function* ratesToCsv(
  batches: AsyncIterable<readonly ExchangeRate[]>,
  reportingCurrency: string | null,
): AsyncGenerator<string> {
  yield toCsv([COLUMNS]);
  for await (const batch of batches)
    yield toCsv(
      batch.map(({ month, currency, rate, updatedBy, updatedAt }) => [
        ...[month, currency, rate, reportingCurrency],
        textCell(updatedBy),
        updatedAt,
      ]),
    );
}
