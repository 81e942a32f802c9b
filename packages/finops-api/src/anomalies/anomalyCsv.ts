import { Anomaly } from '@rosetta/contracts/finops';
import { textCell, toCsv } from '@rosetta/service-kit';

const COLUMNS = [
  'id', 'start', 'end', 'kind', 'application', 'group', 'rule', 'provider', 'billingAccount', 'product', 'currency',
  'actual', 'expected', 'impact', 'score', 'state', 'answer', 'comment', 'answeredBy', 'answeredAt',
  'driverAccount', 'driverResource', 'driverImpact', 'driverMoved',
]; // prettier-ignore

const toCells = (of: Anomaly) => [
  of.id, of.start, of.end, of.kind, textCell(of.application), textCell(of.group), textCell(of.rule),
  textCell(of.provider), textCell(of.billingAccount), textCell(of.product), of.currency,
  of.actual, of.expected, of.impact, of.score, of.state, of.answer?.answer, textCell(of.answer?.comment),
  textCell(of.answer?.by), of.answer?.at, textCell(of.drivers[0]?.account),
  textCell(of.drivers[0]?.resource), of.drivers[0]?.impact, of.drivers[0]?.moved,
]; // prettier-ignore

/** Streams CSV batch by batch. */
export async function* anomaliesToCsv(
  batches: AsyncIterable<readonly Anomaly[]>,
): AsyncGenerator<string> {
  yield toCsv([COLUMNS]);
  for await (const batch of batches) yield toCsv(batch.map(toCells));
}
