import { ConfigError } from '@rosetta/service-kit';
import { z } from 'zod';
import { IdentityOptions } from './createProvider';

/** The provider that the demo portal signs in with: the one described here is the one that runs. */
const PortalConfig = z.object({
  app: z.object({ baseUrl: z.url() }),
  backend: z.object({ baseUrl: z.url() }),
  auth: z.object({
    providers: z.object({
      oidc: z.object({
        development: z.object({
          metadataUrl: z.url(),
          clientId: z.string().min(1),
          clientSecret: z.string().min(1),
        }),
      }),
    }),
  }),
});

/** Reads, from the portal's own configuration, whom to serve and where. */
export function readIdentityConfig(config: unknown): IdentityOptions {
  const read = PortalConfig.safeParse(config);
  if (!read.success)
    throw new ConfigError(
      `The portal's sign-in is not configured:\n${z.prettifyError(read.error)}`,
    );
  const { app, backend, auth } = read.data;
  const { metadataUrl, clientId, clientSecret } =
    auth.providers.oidc.development;
  return {
    issuer: new URL(metadataUrl).origin,
    client: {
      id: clientId,
      secret: clientSecret,
      redirectUris: [`${backend.baseUrl}/api/auth/oidc/handler/frame`],
      postLogoutRedirectUris: [app.baseUrl],
    },
  };
}
