import { Knex } from 'knex';
import { z } from 'zod';
import { AuditKeys } from './AuditKeys';
import { AuditRow, AuditTable, Link } from './AuditTable';

/** The kind of the records that an audit holds of itself. */
export const CHAIN_KIND = 'audit-chain';

/** What a fork record says of the chain that a restore from backup has cut, signed as checkpoints are. */
const Fork = z.object({
  chain: z.string(),
  /** Which fork it is, from 1. */
  fork: z.int().min(1),
  /** Where the backup ended. */
  restored: z.object({ seq: z.int(), mac: z.string() }),
  /** The last checkpoint of what is lost; none where nothing is known to be. */
  lost: z.object({ fork: z.int(), seq: z.int(), mac: z.string() }).nullable(),
  signedBy: z.string(),
  signature: z.string(),
});
export type Fork = z.infer<typeof Fork>;

export const isFork = ({ kind, op }: AuditRow) =>
  kind === CHAIN_KIND && op === 'fork';

/** The fork that a row records, where it is signed and stands in its place. */
export const readFork = (
  keys: AuditKeys,
  { chain }: AuditTable,
  row: AuditRow,
  place: { fork: number; previous: Link },
): Fork | undefined => {
  const { data } = Fork.safeParse(row.after);
  const { fork, previous } = place;
  const holds =
    data &&
    data.chain === chain &&
    data.fork > fork &&
    data.restored.seq === previous.seq &&
    data.restored.mac === previous.mac &&
    keys.isSigned(data);
  return holds ? data : undefined;
};

/** The number of the last fork of an audit, 0 without any. */
export const lastFork = async (
  db: Knex,
  { name }: AuditTable,
): Promise<number> => {
  const { rows } = await db.raw(
    `select coalesce(max((after ->> 'fork')::integer), 0) as fork
     from ?? where kind = ? and op = 'fork'`,
    [name, CHAIN_KIND],
  );
  return rows[0].fork;
};
