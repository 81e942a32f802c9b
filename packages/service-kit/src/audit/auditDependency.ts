import { Logger } from 'pino';
import { Dependency } from '../runtime/types';
import { adoptRows } from './adoptRows';
import { AuditChain, AuditOptions, behindError } from './AuditChain';
import { sameMac } from './AuditKeys';
import { Link } from './AuditTable';
import { AuditTrail } from './AuditTrail';
import { AuditUnavailableError } from './AuditUnavailableError';
import { Checkpoint, comparePlaces } from './CheckpointFolder';
import { lastFork } from './forks';

/** Whether the chain still has the row that a checkpoint is of. */
const hasRow = async ({ db, table }: AuditOptions, { seq, mac }: Link) => {
  const row = await db(table.name).where({ seq }).first('mac');
  return typeof row?.mac === 'string' && sameMac(row.mac, mac);
};

const behindOf = async (
  options: AuditOptions,
  last: Checkpoint | undefined,
  fork: number,
): Promise<Link | undefined> => {
  if (!last || last.fork < fork) return undefined;
  if (last.fork === fork && (await hasRow(options, last))) return undefined;
  return { seq: last.seq, mac: last.mac };
};

/** Where the chain is at one instant: a fork may be recorded meanwhile. */
const readChainState = (options: AuditOptions, last: Checkpoint | undefined) =>
  options.db.transaction(
    async db => {
      const { table } = options;
      const fork = await lastFork(db, table);
      const behind = await behindOf({ ...options, db }, last, fork);
      const head = behind ? undefined : await new AuditTrail(db, table).head();
      return { fork, behind, head };
    },
    { isolationLevel: 'repeatable read' },
  );

/** A process remembers what it saw: checkpoints that were taken away can't hide that the chain was cut. */
const assertKept = ({ signed }: AuditChain, last: Checkpoint | undefined) => {
  if (!signed || (last && comparePlaces(last, signed) >= 0)) return;
  throw new AuditUnavailableError(
    `The checkpoint of entry ${signed.seq} is not in rosetta.audit.checkpoints.directory any more: put the folder back from its backup`,
    'AUDIT_CHECKPOINT_GONE',
  );
};

/** Signs where the chain has got to, and keeps it; where it ends before the last checkpoint, nothing may be added. */
export const signCheckpoint = async (options: AuditOptions): Promise<void> => {
  const { table, chain } = options;
  const folder = chain.checkpoints();
  const last = await folder.last();
  assertKept(chain, last);
  const { fork, behind, head } = await readChainState(options, last);
  chain.behind = behind;
  if (!head) return;
  chain.signed = last?.fork === fork ? last : undefined;
  if (head.seq === 0 || (last?.fork === fork && last.seq >= head.seq)) return;
  const at = new Date().toISOString();
  const statement = { chain: table.chain, fork, ...head, at };
  await folder.add(chain.keys().sign(statement));
  chain.signed = { ...head, fork };
};

/** The audit of a database while its service runs: chained at start, signed now and then, and told by the probes. */
export const auditDependency = (
  options: AuditOptions & { logger: Logger },
): Dependency => {
  const { db, table, chain, logger } = options;
  let timer: NodeJS.Timeout | undefined;
  let signing: Promise<void> = Promise.resolve();
  let failure: unknown;

  const sign = async () => {
    failure = await signCheckpoint(options).then(
      () => undefined,
      error => error,
    );
    if (failure) logger.warn({ err: failure }, 'Audit checkpoint failed');
  };
  const schedule = () => {
    timer = setTimeout(() => {
      signing = sign().finally(() => timer && schedule());
    }, chain.everySeconds * 1000);
  };
  return {
    name: 'audit',
    required: false,
    async start() {
      if (chain.missing) {
        logger.warn(chain.missing.message);
        return;
      }
      await adoptRows(db, table, chain);
      await sign();
      schedule();
    },
    async check() {
      if (chain.missing) throw chain.missing;
      if (failure) throw failure;
      if (chain.behind) throw behindError(chain.behind);
    },
    async stop() {
      clearTimeout(timer);
      timer = undefined;
      await signing;
      if (!chain.missing) await sign();
    },
  };
};
