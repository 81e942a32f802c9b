import { AuditOptions } from './AuditChain';
import { AuditRecord } from './AuditTable';
import { AuditTrail } from './AuditTrail';
import { comparePlaces } from './CheckpointFolder';
import { CHAIN_KIND, lastFork } from './forks';

/** Who says that a backup was restored, and why. */
export type ForkAuthor = Pick<AuditRecord, 'actor' | 'requestId'> & {
  reason: string;
};

/**
 * Records that a backup was restored: signed, with where it ended and with what was lost of the chain. From then on the
 * checkpoints of what was lost count no more, and changes are taken again.
 */
export const appendFork = (
  { db, table, chain }: AuditOptions,
  author: ForkAuthor,
): Promise<{ restored: number; lost: number | null }> =>
  db.transaction(async trx => {
    const trail = new AuditTrail(trx, table);
    await trail.lock();
    const restored = await trail.head();
    const last = await chain.checkpoints().last();
    const fork = await lastFork(trx, table);
    const isLost = last && comparePlaces(last, { fork, seq: restored.seq }) > 0;
    const lost = isLost
      ? { fork: last.fork, seq: last.seq, mac: last.mac }
      : null;
    const statement = {
      chain: table.chain,
      fork: Math.max(fork, last?.fork ?? 0) + 1,
      restored,
      lost,
    };
    await trail.append([
      {
        ...author,
        kind: CHAIN_KIND,
        entityId: table.chain,
        op: 'fork',
        before: null,
        after: chain.keys().sign(statement),
      },
    ]);
    return { restored: restored.seq, lost: lost?.seq ?? null };
  });
