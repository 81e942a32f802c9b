import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs';

const MAX_BYTES = 10 * 1024 * 1024;
const STACK = /^\s+(at |\.\.\. \d+ lines matching)/;

/**
 * The log of one component. Its process writes to the file by itself, so that the log
 * goes on when the launcher is gone; here it is opened, bounded and read.
 */
export class LogFile {
  constructor(readonly path: string) {}

  /** Begins a new log; the one of the start before stays beside it. */
  rotate(): void {
    if (existsSync(this.path)) renameSync(this.path, `${this.path}.1`);
  }

  /** For the output of a child, which always writes at the end. */
  open<T>(use: (file: number) => T): T {
    const file = openSync(this.path, 'a', 0o640);
    try {
      return use(file);
    } finally {
      closeSync(file);
    }
  }

  /** Keeps this log and the one before, each no longer than the limit. */
  truncate(limitBytes = MAX_BYTES): void {
    if (!existsSync(this.path) || statSync(this.path).size <= limitBytes)
      return;
    copyFileSync(this.path, `${this.path}.1`);
    truncateSync(this.path);
  }

  /** The last lines, without those of stack traces, which push out what was said. */
  tail(lines: number): string {
    if (!existsSync(this.path)) return '';
    const all = readFileSync(this.path, 'utf8').trimEnd().split('\n');
    return all
      .filter(line => !STACK.test(line))
      .slice(-lines)
      .join('\n');
  }
}
