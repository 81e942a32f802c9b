import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
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
): Promise<RunningIdentity> {
  const server = createServer();
  await new Promise<void>((resolve, reject) =>
    server.once('error', reject).listen(wantedPort, '127.0.0.1', resolve),
  );
  const { port } = server.address() as AddressInfo;
  const issuer = `http://localhost:${port}`;
  server.on('request', await createIdentityApp({ issuer, client }));
  return {
    issuer,
    metadataUrl: `${issuer}/.well-known/openid-configuration`,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
