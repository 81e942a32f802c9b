import { Invoice } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = ['issuer', 'invoice', 'months', 'currency', 'billed', 'amount', 'difference', 'state', 'lines', 'updatedBy', 'updatedAt']; // prettier-ignore

/** Streams CSV batch by batch. */
export async function* invoicesToCsv(
  batches: AsyncIterable<readonly Invoice[]>,
): AsyncGenerator<string> {
  yield toCsv([COLUMNS]);
  for await (const batch of batches)
    yield toCsv(
      batch.map(invoice => [
        ...[textCell(invoice.issuer), textCell(invoice.invoice)],
        ...[invoice.months.join(' '), invoice.currency],
        ...[invoice.billed, invoice.amount, invoice.difference],
        ...[invoice.state, `${invoice.lines}`],
        ...[textCell(invoice.updatedBy), invoice.updatedAt],
      ]),
    );
}
