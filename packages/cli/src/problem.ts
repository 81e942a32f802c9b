/** Something the person at the terminal can cure: what is wrong, what to do, and what was said if that helps. */
export class Problem extends Error {
  constructor(
    readonly what: string,
    readonly cure: string,
    readonly details?: string,
  ) {
    super(`${what} ${cure}`);
    this.name = 'Problem';
  }
}

const SYSTEM_ERRORS: Record<string, (path: string) => Problem> = {
  ENOSPC: path =>
    new Problem(
      `The disk is full: ${path} could not be written.`,
      'Free about 1 GB and start again.',
    ),
  EACCES: path => noPermission(path),
  EPERM: path => noPermission(path),
  EROFS: path => noPermission(path),
};

function noPermission(path: string) {
  return new Problem(
    `No permission to write ${path}.`,
    'Make it yours (chown), or set ROSETTA_HOME to a folder of your own.',
  );
}

/** A system error in a sentence; anything else as it is. */
export function explainError(error: unknown): unknown {
  const { code, path } = error as { code?: string; path?: string };
  const known = code && SYSTEM_ERRORS[code];
  return known && path ? known(path) : error;
}
