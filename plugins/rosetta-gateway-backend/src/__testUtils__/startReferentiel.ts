import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import {
  REF_MIGRATIONS,
  createPlatformRefApp,
} from '@rosetta/platform-ref-api';
import {
  IdentityConfig,
  createIdentity,
  createLogger,
  migrate,
} from '@rosetta/service-kit';
import { RAISED_LIMITS, testAudit } from '@rosetta/service-kit/testUtils';
import { Knex } from 'knex';

const AUDIENCE = 'platform-ref-api';

/** The real service, which trusts this gateway; only its limits are raised. */
export async function startReferentiel(db: Knex, gatewayUrl: string) {
  await migrate(db, REF_MIGRATIONS);
  const logger = createLogger({ service: AUDIENCE, level: 'silent' });
  const app = createPlatformRefApp(db, {
    version: '0.0.0',
    logger,
    identity: createIdentity({
      config: IdentityConfig.parse({
        gateway: { jwksUrl: `${gatewayUrl}/.well-known/jwks.json` },
      }),
      audience: AUDIENCE,
      logger,
    }),
    limits: RAISED_LIMITS,
    audit: testAudit(),
  });
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
