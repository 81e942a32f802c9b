import { AuditEntry } from '@rosetta/contracts/audit';
import { textCell, toCsv } from '../http/csvText';
import { canonicalize } from './canonicalize';

const COLUMNS = [
  'seq', 'at', 'actor', 'approver', 'kind', 'entityId', 'op', 'reason', 'requestId', 'changeRequest',
  'before', 'after', 'keyId', 'mac',
]; // prettier-ignore

const json = (value: unknown) =>
  value === null || value === undefined ? '' : canonicalize(value);

const toCells = (of: AuditEntry) => [
  of.seq, of.at, textCell(of.actor), textCell(of.approver), textCell(of.kind), textCell(of.entityId), of.op,
  textCell(of.reason), textCell(of.requestId), of.changeRequest, textCell(json(of.before)),
  textCell(json(of.after)), of.keyId, of.mac,
]; // prettier-ignore

/** Streams CSV batch by batch, so that its size has no limit. */
export async function* auditToCsv(
  batches: AsyncIterable<readonly AuditEntry[]>,
): AsyncGenerator<string> {
  yield toCsv([COLUMNS]);
  for await (const batch of batches)
    if (batch.length > 0) yield toCsv(batch.map(toCells));
}
