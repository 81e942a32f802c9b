import { ConfigApi } from '@backstage/frontend-plugin-api';
import { z } from 'zod';

const DemoUser = z.object({
  name: z.string(),
  displayName: z.string(),
  purpose: z.object({ en: z.string(), fr: z.string() }),
  role: z.string().optional(),
});

/** Only `rosetta start` writes them; a sign-in environment other than its own shows none, whatever is written. */
export const readDemoUsers = (config: ConfigApi) =>
  config.getOptionalString('auth.environment') === 'development'
    ? z.array(DemoUser).parse(config.getOptional('app.demoUsers') ?? [])
    : [];
