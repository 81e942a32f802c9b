import { NONE } from '@rosetta/finops-mart';

/**
 * The key of a FOCUS name: lower case, each run of other characters one `-`. Letters
 * and digits of any script stay, or all services named in one would share a key.
 */
export const keyOf = (name: string) =>
  name === '' ? NONE : name.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
