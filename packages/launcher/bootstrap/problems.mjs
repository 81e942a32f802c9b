/** An error that the person at the terminal can correct: one sentence, and details where they help. */
export class Problem extends Error {
  constructor(message, details) {
    super(message);
    this.details = details;
  }
}

const CAUSES = [
  {
    pattern: /ENOSPC|no space left on device|EDQUOT/i,
    sentence: root =>
      `The disk that holds ${root} is full: free about 4 GB and run the command again.`,
  },
  {
    pattern: /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    sentence: root =>
      `No permission to write below ${root}: make it yours (chown) or use a checkout of your own, and run the command again.`,
  },
  {
    pattern: /self-signed certificate|unable to (get|verify).*certificate/i,
    sentence: () =>
      'The npm registry shows a certificate that this machine does not trust: add its authority to the system, or name its file in NODE_EXTRA_CA_CERTS, and run the command again.',
  },
  {
    pattern:
      /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|RequestError|YN0035|network/i,
    sentence: () =>
      'The npm registry does not answer: check the network (and the registry and proxy settings of npm and yarn) and run the command again.',
  },
];

/** The sentence for what a tool or the system said; null when nothing is known about it. */
export const knownCause = (text, root) =>
  CAUSES.find(({ pattern }) => pattern.test(text))?.sentence(root) ?? null;

/** Any error as a problem. One that nobody foresaw keeps its stack, to be reported. */
export function explain(error, root) {
  if (error instanceof Problem) return error;
  const cause = error.code && knownCause(error.code, root);
  return cause
    ? new Problem(cause, error.message)
    : new Problem(`Rosetta could not start: ${error.message}`, error.stack);
}
