import { z } from 'zod';

const System = z.object({
  baseUrl: z.url({
    protocol: /^https?$/,
    error: 'must be the http(s) URL at which the system is reached',
  }),
  token: z.string().min(1, 'must be a token of that system'),
});

/** The `sources` entry of the `rosetta:` section. A system that is not in it is not asked. */
export const SourcesConfig = z
  .object({ argocd: System.optional(), gitlab: System.optional() })
  .prefault({});
export type SourcesConfig = z.infer<typeof SourcesConfig>;
