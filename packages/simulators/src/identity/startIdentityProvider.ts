import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { Express } from 'express';
import { createIdentityApp } from './createIdentityApp';
import { IdentityOptions } from './createProvider';

export interface RunningIdentity {
  issuer: string;
  metadataUrl: string;
  close(): Promise<void>;
}

/** Starts the provider, on a free port when none is given. For tests. */
export async function startIdentityProvider(
  client: IdentityOptions['client'],
  wantedPort = 0,
  createClaims?: IdentityOptions['createClaims'],
): Promise<RunningIdentity> {
  const { promise: app, resolve: serve } = Promise.withResolvers<Express>();
  // A request that comes before the keys are made waits, instead of never being answered.
  const server = createServer((req, res) => app.then(run => run(req, res)));
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(wantedPort, '127.0.0.1', resolve),
  );
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}`;
  serve(await createIdentityApp({ issuer, client, createClaims }));
  return {
    issuer,
    metadataUrl: `${issuer}/.well-known/openid-configuration`,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
