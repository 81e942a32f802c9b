import { MAX_KEY_LENGTH, NONE } from './costs';

/**
 * The key of a FOCUS name: lower case, each run of other characters one `-`. Letters
 * and digits of any script stay, or all services named in one would share a key. Of an
 * endless name its beginning: nobody could filter by more, and no index would hold it.
 */
export const keyOf = (name: string) =>
  name === ''
    ? NONE
    : name
        .slice(0, MAX_KEY_LENGTH)
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-');
