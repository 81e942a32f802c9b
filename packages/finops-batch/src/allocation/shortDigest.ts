import { createHash } from 'node:crypto';

const DIGITS = 12;

/** A text that differs when the value does. */
export const shortDigest = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value))
    .digest('hex')
    .slice(0, DIGITS);
