import { Price } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = ['month', 'product', 'label', 'sku', 'currency', 'unit', 'quantity', 'effective', 'effectiveUnitPrice', 'contractedUnitPrice', 'listUnitPrice', 'negotiatedDiscount', 'effectiveDiscount', 'lines', 'incomplete', 'agreedUnitPrice', 'agreedQuantity', 'difference', 'state'] as const; // prettier-ignore

const TEXTS = new Set<string>(['product', 'label', 'sku', 'unit']);

/** Streams CSV batch by batch. */
export async function* pricesToCsv(
  batches: AsyncIterable<readonly Price[]>,
): AsyncGenerator<string> {
  yield toCsv([COLUMNS]);
  for await (const batch of batches)
    yield toCsv(
      batch.map(price =>
        COLUMNS.map(column =>
          TEXTS.has(column)
            ? textCell(`${price[column] ?? ''}`)
            : price[column],
        ),
      ),
    );
}
