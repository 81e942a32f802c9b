import { Restatement } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = [
  'id', 'period', 'chargeMonth', 'application', 'group', 'kind', 'measure', 'currency', 'was', 'now',
  'difference', 'why', 'state', 'provider', 'account', 'domain', 'family', 'product', 'category',
  'chargeClass', 'bookedInto', 'bookedBy', 'bookedAt', 'bookingReason', 'runId',
]; // prettier-ignore

const toCells = (of: Restatement) => [
  of.id, of.period, of.chargeMonth, textCell(of.application), textCell(of.group), of.kind,
  of.measure, of.currency, of.was, of.now, of.difference, of.why.join(' '), of.state,
  textCell(of.provider), textCell(of.account), textCell(of.domain), textCell(of.family),
  textCell(of.product), textCell(of.category), textCell(of.chargeClass), of.booking?.period,
  textCell(of.booking?.by), of.booking?.at, textCell(of.booking?.reason), of.runId,
]; // prettier-ignore

/** Streams CSV batch by batch, so that its size has no limit. */
export async function* restatementsToCsv(
  batches: AsyncIterable<readonly Restatement[]>,
): AsyncGenerator<string> {
  yield toCsv([COLUMNS]);
  for await (const batch of batches) yield toCsv(batch.map(toCells));
}
