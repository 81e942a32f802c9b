/**
 * Why a check fails and what to do, in a sentence that the probes show: they are open to
 * everybody, so it holds no address, user or secret.
 */
export class CheckError extends Error {
  name = 'CheckError' as const;
}
