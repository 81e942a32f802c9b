import { join } from 'node:path';
import { once } from 'node:events';
import { Problem } from '../problem';
import { findCure } from './diagnose';
import { LogFile } from './LogFile';
import { identify, signal as send } from './processes';
import { Records } from './records';
import { NodeProgram, spawnNode } from './spawnNode';

const TAIL_LINES = 15;

export interface ProgramContext {
  /** Names the log and the pid record. */
  name: string;
  title: string;
  records: Records;
  logs: string;
  signal: AbortSignal;
  /** What the program sends over its channel. */
  onMessage?(message: unknown): void;
}

/** Runs a program of this checkout to its end. */
export async function runProgram(
  program: NodeProgram,
  { name, title, records, logs, signal, onMessage }: ProgramContext,
): Promise<void> {
  signal.throwIfAborted();
  const log = new LogFile(join(logs, `${name}.log`));
  log.rotate();
  const child = spawnNode(program, log);
  const id = identify(child.pid!);
  const abort = () => id && send(id, 'SIGTERM', true);
  records.write(name, child.pid!);
  signal.addEventListener('abort', abort);
  if (onMessage) child.on('message', onMessage);
  try {
    const [code] = await once(child, 'exit');
    signal.throwIfAborted();
    if (code === 0) return;
    throw new Problem(
      `${title} failed with exit code ${code}.`,
      findCure(log) ?? `Its log says why: ${log.path}`,
      log.tail(TAIL_LINES),
    );
  } finally {
    signal.removeEventListener('abort', abort);
    records.remove(name);
  }
}
