import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AuditKeys } from './AuditKeys';
import { AuditUnavailableError } from './AuditUnavailableError';

/** Where a chain had got to at an instant, signed. */
export const Checkpoint = z.object({
  chain: z.string(),
  /** How many times the chain has been forked by a restore from backup. */
  fork: z.int().min(0),
  seq: z.int().min(1),
  mac: z.string(),
  at: z.string(),
  signedBy: z.string(),
  signature: z.string(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

type Place = Pick<Checkpoint, 'fork' | 'seq'>;

export const comparePlaces = (a: Place, b: Place) =>
  a.fork - b.fork || a.seq - b.seq;

const pad = (value: number, digits: number) =>
  String(value).padStart(digits, '0');

/** In the order of forks and sequence, so that names sort as checkpoints do. */
const nameOf = ({ fork, seq }: Place) => `${pad(fork, 4)}-${pad(seq, 12)}.json`;

const NAME = /^(\d{4,})-(\d{12,})\.json$/;

const placeOf = (name: string): (Place & { name: string })[] => {
  const [, fork, seq] = NAME.exec(name) ?? [];
  return fork ? [{ name, fork: Number(fork), seq: Number(seq) }] : [];
};

/** The checkpoints of a chain, a file each, which is never written again. */
export class CheckpointFolder {
  readonly #folder: string;
  readonly #chain: string;
  readonly #keys: AuditKeys;

  constructor(directory: string, chain: string, keys: AuditKeys) {
    this.#folder = join(directory, chain);
    this.#chain = chain;
    this.#keys = keys;
  }

  /** Places of all checkpoints in their order; none where the folder is not there yet. */
  async places() {
    await mkdir(this.#folder, { recursive: true });
    const names = await readdir(this.#folder);
    return names.flatMap(placeOf).sort(comparePlaces);
  }

  /** @throws where it is not of this place, or not as one of the keys signed it */
  async read(place: Place): Promise<Checkpoint> {
    const name = nameOf(place);
    const text = await readFile(join(this.#folder, name), 'utf8');
    const checkpoint = Checkpoint.parse(JSON.parse(text));
    const isOfPlace =
      checkpoint.chain === this.#chain &&
      comparePlaces(checkpoint, place) === 0;
    if (isOfPlace && this.#keys.isSigned(checkpoint)) return checkpoint;
    throw new AuditUnavailableError(
      `The checkpoint ${name} of ${
        this.#chain
      } is not signed by one of rosetta.audit.checkpoints.keys: has the public half of an earlier key been left out?`,
      'AUDIT_CHECKPOINT_NOT_SIGNED',
    );
  }

  async last(): Promise<Checkpoint | undefined> {
    const last = (await this.places()).at(-1);
    return last && this.read(last);
  }

  /** Keeps a checkpoint; another one of its place stays. */
  async add(checkpoint: Checkpoint): Promise<void> {
    const path = join(this.#folder, nameOf(checkpoint));
    if (existsSync(path)) return;
    const part = join(this.#folder, `.${randomUUID()}`);
    await writeFile(part, `${JSON.stringify(checkpoint)}\n`, { flush: true });
    await rename(part, path);
  }
}
