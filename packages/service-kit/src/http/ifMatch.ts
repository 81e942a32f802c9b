import { IncomingHttpHeaders } from 'node:http';
import { PreconditionFailedError } from '@rosetta/server-kit';

/** The ETag of a revision. */
export const etagOf = (revision: number) => `"${revision}"`;

/**
 * Refuses a change of what the caller has not read: `If-Match` must name its current ETag.
 * @param name - what it is called, e.g. `rule support`
 */
export const assertIfMatch = (
  { 'if-match': given }: IncomingHttpHeaders,
  etag: string,
  name: string,
) => {
  if (given === undefined)
    throw new PreconditionFailedError(
      `If-Match: is missing; read the ${name} and send its ETag`,
    );
  const tags = given.split(',').map(tag => tag.trim());
  if (!tags.includes(etag))
    throw new PreconditionFailedError(
      `If-Match: the ${name} was changed since; its ETag is ${etag} now. Read it again`,
    );
};
