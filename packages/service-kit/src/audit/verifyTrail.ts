import { AuditBreak, AuditCheck } from '@rosetta/contracts/audit';
import { Knex } from 'knex';
import { AuditChain } from './AuditChain';
import { AuditKeys, sameMac } from './AuditKeys';
import {
  AuditRow,
  AuditTable,
  canonicalOf,
  genesisOf,
  Link,
  readRows,
  recordOf,
} from './AuditTable';
import {
  Checkpoint,
  CheckpointFolder,
  comparePlaces,
} from './CheckpointFolder';
import { Fork, isFork, readFork } from './forks';

/** Ends the check: where the chain is broken, and why. */
class Broken extends Error {
  constructor(readonly seq: number, readonly reason: AuditBreak) {
    super(`${reason} at ${seq}`);
  }
}

/** What its canonical text would be, with the algorithm that the row names; undefined of what was never recorded. */
const expectedOf = (table: AuditTable, row: AuditRow) => {
  try {
    const record = recordOf(table, row);
    return canonicalOf(Number(row.seq), record, row.key_id!, row.algorithm!);
  } catch {
    // An instant such as `infinity`, for one: what is altered must not end the check.
    return undefined;
  }
};

/** The place that a row was written for; undefined where its text is none of ours. */
const writtenAt = (canonical: string): unknown => {
  try {
    return JSON.parse(canonical).seq;
  } catch {
    return undefined;
  }
};

/** Why a row is not the one that was written after the one before it; undefined where it is. */
const breakOf = (
  keys: AuditKeys,
  table: AuditTable,
  previous: Link,
  row: AuditRow,
): Broken | undefined => {
  const seq = Number(row.seq);
  const { canonical, key_id: keyId, mac } = row;
  if (seq !== previous.seq + 1) return new Broken(previous.seq + 1, 'missing');
  if (!canonical || !keyId || !mac) return new Broken(seq, 'unchained');
  if (writtenAt(canonical) !== seq) return new Broken(seq, 'moved');
  if (canonical !== expectedOf(table, row)) return new Broken(seq, 'altered');
  if (!keys.has(keyId)) return new Broken(seq, 'unknown-key');
  return sameMac(mac, keys.mac(keyId, previous.mac, canonical))
    ? undefined
    : new Broken(seq, 'mac');
};

/** The checkpoints of a chain, as the check comes by the rows that they are of. */
class CheckpointWalk {
  readonly #folder: CheckpointFolder;
  readonly #signed: AuditChain['signed'];
  #places: { fork: number; seq: number }[] = [];
  #next = 0;
  /** The last one that agrees with the chain. */
  passed?: Checkpoint;

  constructor(chain: AuditChain) {
    this.#folder = chain.checkpoints();
    this.#signed = chain.signed;
  }

  async begin() {
    this.#places = await this.#folder.places();
  }

  /** A fork was recorded: what it says is lost has no rows any more. */
  skipLost(at: number, { fork, lost }: Fork) {
    for (; this.#place && this.#place.fork < fork; this.#next += 1)
      if (!lost || comparePlaces(this.#place, lost) > 0)
        throw new Broken(at, 'fork');
  }

  async pass(fork: number, { seq, mac }: Link) {
    const place = this.#place;
    if (!place || place.fork !== fork || place.seq !== seq) return;
    const checkpoint = await this.#folder.read(place).catch(() => undefined);
    if (!checkpoint) throw new Broken(seq, 'checkpoint-signature');
    if (!sameMac(checkpoint.mac, mac)) throw new Broken(seq, 'checkpoint');
    this.passed = checkpoint;
    this.#next += 1;
  }

  /** What is left was signed, and is not there; also where this process only remembers it. */
  end(fork: number, { seq }: Link) {
    const signed = this.#signed;
    const isCut = signed && signed.fork === fork && signed.seq > seq;
    if (this.#place || isCut) throw new Broken(seq + 1, 'cut');
  }

  get #place() {
    return this.#places.at(this.#next);
  }
}

interface Progress {
  checked: number;
  walk: CheckpointWalk;
}

const walkRows = async (
  db: Knex,
  table: AuditTable,
  keys: AuditKeys,
  progress: Progress,
) => {
  const { walk } = progress;
  let last = genesisOf(table);
  let fork = 0;
  for await (const rows of readRows(db, table))
    for (const row of rows) {
      const broken = breakOf(keys, table, last, row);
      if (broken) throw broken;
      const link = { seq: Number(row.seq), mac: row.mac! };
      if (isFork(row)) {
        const recorded = readFork(keys, table, row, { fork, previous: last });
        if (!recorded) throw new Broken(link.seq, 'fork');
        walk.skipLost(link.seq, recorded);
        fork = recorded.fork;
      }
      await walk.pass(fork, link);
      last = link;
      progress.checked += 1;
    }
  walk.end(fork, last);
};

/**
 * Whether each row is the one that was written after the one before it, and the chain has all that its checkpoints
 * signed. Rows are read by batches: memory does not grow with them.
 */
export const verifyTrail = async (
  db: Knex,
  table: AuditTable,
  chain: AuditChain,
): Promise<AuditCheck> => {
  const keys = chain.keys();
  const walk = new CheckpointWalk(chain);
  const progress = { checked: 0, walk };
  // Before the rows: what is signed meanwhile is of rows that this does not come to.
  await walk.begin();
  const broken = await walkRows(db, table, keys, progress).catch(error => {
    if (error instanceof Broken) return error;
    throw error;
  });
  const { passed } = walk;
  return {
    valid: !broken,
    checked: progress.checked,
    ...(broken && { firstBroken: broken.seq, reason: broken.reason }),
    ...(passed && { checkpoint: { seq: passed.seq, at: passed.at } }),
  };
};
