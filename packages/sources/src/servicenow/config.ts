import { z } from 'zod';
import { HttpSourceConfig } from '../http/connectionConfig';
import { secret } from '../secret';

const Credentials = z.strictObject({
  baseUrl: HttpSourceConfig.shape.baseUrl,
  token: HttpSourceConfig.shape.token
    .optional()
    .describe('A bearer token that may read, and nothing else.'),
  user: z
    .string()
    .min(1)
    .optional()
    .describe('A user that may read, whose time zone is GMT.'),
  password: secret('must be the password of that user').optional(),
  clientId: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Of an OAuth client of ServiceNow, whose tokens are fetched: for itself, or for the user where one is given.',
    ),
  clientSecret: secret('must be the secret of that client').optional(),
});

const isPair = (one: unknown, other: unknown) =>
  (one === undefined) === (other === undefined);

/** How ServiceNow is reached: with a token, as a user, or as an OAuth client. */
export const ServiceNowConfig = Credentials.superRefine((config, ctx) => {
  const { token, user, password, clientId, clientSecret } = config;
  const refuse = (message: string) => ctx.addIssue({ code: 'custom', message });
  if (!isPair(user, password))
    refuse('user and password belong together: give both or neither');
  if (!isPair(clientId, clientSecret))
    refuse('clientId and clientSecret belong together: give both or neither');
  if ([token, user, clientId].every(each => each === undefined))
    refuse('give a token, or user and password, or clientId and clientSecret');
  if (token !== undefined && (user ?? clientId) !== undefined)
    refuse('give a token, or what one is fetched with, not both');
});
export type ServiceNowConfig = z.infer<typeof ServiceNowConfig>;
