import { randomUUID } from 'node:crypto';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ACTIONS, Action } from '@rosetta/contracts/access';
import { DOMAINS } from '@rosetta/contracts/domains';
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
import { makeBackstageKeys } from '../portal/backstageKeys';
import { Portal, PortalOptions, startPortal } from '../portal/startPortal';
import { freePorts } from '../services/freePorts';
import { Audience } from '../services/serviceApps';
import { RunningServices, startServices } from '../services/startServices';

interface SigningKey {
  kid: string;
  key: CryptoKey;
}

/** Who signs genuine tokens: held by the test, so that it can spoil one claim and sign. */
export interface Keys {
  backstage: CryptoKey;
  gateway: SigningKey;
  machines: SigningKey;
  /** Of machines too, but none that a caller of the walk may use. */
  otherMachines: SigningKey;
}

const AUDIENCES = DOMAINS.map(({ audience }) => audience);
const ALL_ACTIONS = Object.keys(ACTIONS) as Action[];

/** At every service a machine per action, one that may do all there, and one that may do nothing any more. */
const callersWith = (kid: string) =>
  AUDIENCES.flatMap(audience => [
    ...ALL_ACTIONS.map(action => ({
      id: `may ${action}`,
      audience,
      actions: [action],
      keys: [kid],
    })),
    { id: `at ${audience}`, audience, actions: ALL_ACTIONS, keys: [kid] },
    { id: 'revoked', audience, actions: ALL_ACTIONS, keys: [kid] },
  ]);

export const REVOKED_TOKEN = 'a-stolen-token';

async function machineKey() {
  const pair = await generateKeyPair('ES256', { extractable: true });
  const kid = randomUUID();
  return {
    signer: { kid, key: pair.privateKey },
    publicJwk: { ...(await exportJWK(pair.publicKey)), kty: 'EC', kid },
  };
}

/** The key that the gateway signs with now, from its own table. */
async function gatewayKey(db: Knex): Promise<SigningKey> {
  const { kid, private_jwk } = await db('signing_key')
    .first('kid', 'private_jwk')
    .orderBy('signs_from');
  return { kid, key: (await importJWK(private_jwk, 'ES256')) as CryptoKey };
}

/** A token such as services are given: right in all respects unless the claims say otherwise. */
export async function sign({ key, kid }: SigningKey, claims: JWTPayload) {
  const iat = Math.floor(Date.now() / 1000);
  return new SignJWT({ iat, exp: iat + 300, jti: randomUUID(), ...claims })
    .setProtectedHeader({ alg: 'ES256', kid, typ: 'JWT' })
    .sign(key);
}

/** What else the portal has, beside identity, permissions and the gateway. */
type More = Pick<PortalOptions, 'features' | 'config' | 'rosetta'>;

/** All services on their ports, and the portal before them, which know each other as in production. */
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
    more: More = {},
  ): Promise<Platform> {
    const backstage = await makeBackstageKeys();
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
    const services = await startServices({ databases, identity, ports });
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
