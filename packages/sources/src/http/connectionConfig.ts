import { z } from 'zod';
import { secret } from '../secret';

/** The configuration of a source that is reached over HTTP with a token. */
export const HttpSourceConfig = z.strictObject({
  baseUrl: z
    .url({
      protocol: /^https?$/,
      error: 'must be the http(s) URL at which the system is reached',
    })
    .describe('Where the pages of the system are, its root path included.'),
  token: secret('must be a token of that system').describe(
    'A token that may read, and nothing else.',
  ),
});
export type HttpSourceConfig = z.infer<typeof HttpSourceConfig>;
