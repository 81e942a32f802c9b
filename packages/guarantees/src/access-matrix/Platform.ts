import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { ACTIONS, Action } from '@rosetta/contracts/access';
import { DOMAINS, MACHINE_CALLERS } from '@rosetta/contracts/domains';
import { IdentityConfig } from '@rosetta/service-kit';
import {
  CryptoKey,
  JWTPayload,
  SignJWT,
  exportJWK,
  generateKeyPair,
  importJWK,
} from 'jose';
import { Knex } from 'knex';
import { createBackstageKeys } from '../portal/backstageKeys';
import { Portal, PortalOptions, startPortal } from '../portal/startPortal';
import { freePorts } from '../services/freePorts';
import {
  Audience,
  RunningServices,
  startServices,
} from '../services/startServices';

interface SigningKey {
  kid: string;
  key: CryptoKey;
}

/** The keys that sign valid tokens, so that a test can change one claim and sign again. */
export interface Keys {
  backstage: CryptoKey;
  gateway: SigningKey;
  machines: SigningKey;
  /** A machine key that no caller of the tests may use. */
  otherMachines: SigningKey;
}

const AUDIENCES = DOMAINS.map(({ audience }) => audience);
const ALL_ACTIONS = Object.keys(ACTIONS) as Action[];

/** At every service a machine per action, one with all actions, and a revoked one. */
const callersWith = (kid: string) => [
  // Services call each other as they do in production.
  ...MACHINE_CALLERS.map(caller => ({ ...caller, keys: [kid] })),
  ...AUDIENCES.flatMap(audience => [
    ...ALL_ACTIONS.map(action => ({
      id: `may ${action}`,
      audience,
      actions: [action],
      keys: [kid],
    })),
    { id: `at ${audience}`, audience, actions: ALL_ACTIONS, keys: [kid] },
    { id: 'revoked', audience, actions: ALL_ACTIONS, keys: [kid] },
  ]),
];

export const REVOKED_TOKEN = 'a-revoked-token';

async function machineKey() {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const kid = randomUUID();
  return {
    signer: { kid, key: pair.privateKey },
    publicJwk: { ...(await exportJWK(pair.publicKey)), kty: 'EC', kid },
    privateJwk: { ...(await exportJWK(pair.privateKey)), kty: 'EC', kid },
  };
}

/** The gateway's current signing key, from its table. */
async function gatewayKey(db: Knex): Promise<SigningKey> {
  const { kid, private_jwk } = await db('signing_key')
    .first('kid', 'private_jwk')
    .orderBy('signs_from');
  return { kid, key: (await importJWK(private_jwk, 'ES256')) as CryptoKey };
}

/** A valid token for a service, unless the claims say otherwise. */
export async function sign({ key, kid }: SigningKey, claims: JWTPayload) {
  const iat = Math.floor(Date.now() / 1000);
  return new SignJWT({ iat, exp: iat + 300, jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
    .sign(key);
}

/** Additions to the portal, besides identity, permissions and the gateway. */
type PortalExtras = Pick<PortalOptions, 'features' | 'config' | 'rosetta'>;

/** All services on their ports, and the portal in front of them, configured as in production. */
export class Platform {
  private constructor(
    readonly portal: Portal,
    readonly keys: Keys,
    readonly urls: Record<Audience, string>,
    readonly dbs: RunningServices['dbs'],
    readonly stop: () => Promise<void>,
  ) {}

  static async start(
    databases: TestDatabases,
    more: PortalExtras = {},
  ): Promise<Platform> {
    const backstage = await createBackstageKeys();
    const machines = await machineKey();
    const otherMachines = await machineKey();
    const ports = await freePorts(AUDIENCES);
    const urls = Object.fromEntries(
      AUDIENCES.map(name => [name, `http://127.0.0.1:${ports[name]}`]),
    ) as Record<Audience, string>;
    const portal = await startPortal({
      databases,
      services: urls,
      keyStore: backstage.keyStore,
      ...more,
    });
    const identity = IdentityConfig.parse({
      gateway: { jwksUrl: `${portal.url}/api/rosetta/.well-known/jwks.json` },
      machines: {
        jwks: { keys: [machines.publicJwk, otherMachines.publicJwk] },
        callers: callersWith(machines.signer.kid),
        revoked: ['revoked', REVOKED_TOKEN],
      },
    });
    const services = await startServices({
      databases,
      identity: { ...identity, machineKey: machines.privateJwk },
      ports,
    });
    const keys = {
      backstage: backstage.key,
      gateway: await gatewayKey(portal.gatewayDb),
      machines: machines.signer,
      otherMachines: otherMachines.signer,
    };
    return new Platform(portal, keys, urls, services.dbs, async () => {
      await portal.stop();
      await services.stop();
      await backstage.remove();
    });
  }
}
