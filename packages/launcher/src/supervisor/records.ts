import { linkSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writePrivately } from '../home/files';
import { identify, isRunning } from './processes';

const ProcessRecord = z.object({
  name: z.string(),
  pid: z.number().int(),
  startTime: z.string(),
  since: z.string(),
  /** What a program must be sent to leave in good order. */
  stopSignal: z.enum(['SIGTERM', 'SIGINT']),
  port: z.number().int().optional(),
  version: z.string().optional(),
  /** Of the launcher: what it is, where the portal is, and whether with hot reload. */
  title: z.string().optional(),
  url: z.string().optional(),
  mode: z.enum(['built', 'dev']).optional(),
  /** Of the launcher: whether with the demo company. */
  demo: z.boolean().optional(),
});
export type ProcessRecord = z.infer<typeof ProcessRecord>;

/** The name under which the launcher itself is on record. */
export const LAUNCHER = 'launcher';

type Details = Partial<
  Pick<
    ProcessRecord,
    'port' | 'version' | 'title' | 'url' | 'mode' | 'demo' | 'stopSignal'
  >
>;

/**
 * Which processes a start has running, a file for each: what `status` shows, and what
 * `stop` and the next start clean up after a launcher that was killed.
 */
export class Records {
  constructor(private readonly dir: string) {}

  write(name: string, pid: number, details: Details = {}): void {
    const record = recordOf(name, pid, details);
    if (record) writePrivately(this.#path(name), JSON.stringify(record));
  }

  /** Of two concurrent writes of the same name, only the first returns true. */
  writeFirst(name: string, pid: number, details: Details): boolean {
    const aside = this.#path(`${name}.${pid}`);
    writePrivately(aside, JSON.stringify(recordOf(name, pid, details)));
    try {
      linkSync(aside, this.#path(name));
      return true;
    } catch {
      return false;
    } finally {
      rmSync(aside, { force: true });
    }
  }

  /** Adds what became known later; since when it runs stays. */
  complete(name: string, details: Details): void {
    const record = this.read(name);
    if (record)
      writePrivately(
        this.#path(name),
        JSON.stringify({ ...record, ...details }),
      );
  }

  /** Undefined when its process is gone. */
  read(name: string): ProcessRecord | undefined {
    try {
      const content: unknown = JSON.parse(
        readFileSync(this.#path(name), 'utf8'),
      );
      const record = ProcessRecord.parse(content);
      return isRunning(record) ? record : undefined;
    } catch {
      return undefined;
    }
  }

  /** Of the processes that run, the latest first. */
  list(): ProcessRecord[] {
    return this.#names()
      .map(name => this.read(name))
      .filter(record => record !== undefined)
      .sort((a, b) => b.since.localeCompare(a.since));
  }

  remove(name: string): void {
    rmSync(this.#path(name), { force: true });
  }

  removeStale(): void {
    this.#names()
      .filter(name => !this.read(name))
      .forEach(name => this.remove(name));
  }

  #names(): string[] {
    try {
      return readdirSync(this.dir)
        .filter(file => file.endsWith('.json'))
        .map(file => file.slice(0, -'.json'.length));
    } catch {
      return [];
    }
  }

  #path = (name: string) => join(this.dir, `${name}.json`);
}

function recordOf(
  name: string,
  pid: number,
  details: Details,
): ProcessRecord | undefined {
  const id = identify(pid);
  return (
    id && {
      name,
      ...id,
      since: new Date().toISOString(),
      stopSignal: 'SIGTERM',
      ...details,
    }
  );
}
