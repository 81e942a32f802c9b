import { AgreedPrice } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = ['product', 'sku', 'unit', 'currency', 'since', 'price', 'updatedBy', 'updatedAt'] as const; // prettier-ignore

/** Streams CSV batch by batch, in the columns that an import takes. */
export async function* agreedPricesToCsv(
  batches: AsyncIterable<readonly AgreedPrice[]>,
): AsyncGenerator<string> {
  yield toCsv([COLUMNS]);
  for await (const batch of batches)
    yield toCsv(
      batch.map(price => [
        ...[textCell(price.product), textCell(price.sku)],
        ...[textCell(price.unit), price.currency, price.since, price.price],
        ...[textCell(price.updatedBy), price.updatedAt],
      ]),
    );
}
