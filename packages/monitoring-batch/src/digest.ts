import { createHash } from 'node:crypto';

/** A version of something small: the same content is the same text. */
export const digest = (content: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(content))
    .digest('hex')
    .slice(0, 12);
