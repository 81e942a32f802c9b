import { Problem } from '../problem';
import { LogFile } from './LogFile';
import { Component } from './types';

const TAIL_LINES = 12;

/** Log patterns of failures whose cure is known. */
const CURES: { pattern: RegExp; cure: string }[] = [
  {
    pattern: /ENOSPC|No space left on device/i,
    cure: 'The disk is full: free about 1 GB and start again.',
  },
  {
    pattern: /EADDRINUSE|Address already in use/i,
    cure: 'Its port was taken meanwhile: start again, or move all ports with ROSETTA_PORT_OFFSET=100.',
  },
  {
    pattern: /EACCES|EROFS|Permission denied/i,
    cure: "A file can't be read or written: make the checkout yours (chown), or set ROSETTA_HOME to a folder of your own.",
  },
  {
    pattern: /database files are incompatible|password authentication failed/i,
    cure: 'The embedded stores are of another version or have another password: `yarn rosetta start --fresh` makes new ones (their data is lost).',
  },
  {
    pattern: /Cannot find (module|package)/i,
    cure: 'Packages are missing: delete node_modules and start again.',
  },
];

export const findCure = (log: LogFile): string | undefined => {
  const text = log.tail(TAIL_LINES);
  return CURES.find(({ pattern }) => pattern.test(text))?.cure;
};

/** Why a component did not start: its last log lines and a cure. */
export function diagnose(
  { title }: Component,
  log: LogFile,
  error: unknown,
): Problem {
  const how = error instanceof Error ? error.message : String(error);
  return new Problem(
    `${title} did not start: it ${how}.`,
    findCure(log) ?? `Its log says why: ${log.path}`,
    log.tail(TAIL_LINES),
  );
}
