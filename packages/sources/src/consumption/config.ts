import { z } from 'zod';
import { secret } from '../secret';

const isPlainUrl = (text: string) => {
  if (!URL.canParse(text)) return false;
  const { protocol, search, hash, username } = new URL(text);
  return /^https?:$/.test(protocol) && !search && !hash && !username;
};

const positive = (most: number) => z.coerce.number().int().min(1).max(most);

const ApiConfig = z
  .strictObject({
    url: z
      .string()
      .refine(
        isPlainUrl,
        'must be the http(s) URL that answers quantities, without query, fragment or user',
      )
      .describe('What is read, page by page.'),
    token: secret('must be a token of that API')
      .optional()
      .describe('Sent as a bearer token; it may read, and nothing else.'),
    header: z
      .strictObject({
        name: z.string().regex(/^[A-Za-z0-9-]+$/, 'must be the name of a header'), // prettier-ignore
        value: secret('must be the value of that header'),
      })
      .optional()
      .describe('Sent in place of a token, such as X-Api-Key.'),
    pageSize: positive(10_000)
      .default(500)
      .describe('How many quantities are asked for at once.'),
    timeoutSeconds: positive(600)
      .default(30)
      .describe('Until the answer of a page begins, retries included.'),
    months: positive(120)
      .default(13)
      .describe('How many complete months are read, and the present one.'),
  })
  .refine(
    ({ token, header }) => !(token && header),
    'an API is given a token or a header, not both',
  );
export type ApiConfig = z.output<typeof ApiConfig>;

/** APIs that answer how much applications consumed. */
export const ConsumptionConfig = z.strictObject({
  apis: z
    .record(z.string().min(1), ApiConfig)
    .describe('APIs, each under a name of your choice.'),
});
export type ConsumptionConfig = z.output<typeof ConsumptionConfig>;
