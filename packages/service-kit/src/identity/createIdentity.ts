import { AuthenticationError } from '@backstage/errors';
import {
  JWTHeaderParameters,
  JWTPayload,
  JWTVerifyGetKey,
  createLocalJWKSet,
  decodeJwt,
  errors,
  jwtVerify,
} from 'jose';
import { Logger } from 'pino';
import { IdentityConfig } from '../config/sections';
import { Metrics } from '../metrics/createMetrics';
import { machineCaller, userCaller } from './callers';
import { createRemoteKeys } from './remoteKeys';
import { Caller, Identity } from './types';

/** Pinned: what a token says of its own algorithm is never taken up. */
const ALGORITHMS = ['ES256'];
const MAX_LIFETIME_SECONDS = 5 * 60;
const CLOCK_SKEW_SECONDS = 5;

export interface IdentityOptions {
  config: IdentityConfig;
  /** Tokens for anyone else are refused. */
  audience: string;
  logger: Logger;
  metrics?: Metrics;
}

interface Issuer {
  keys: JWTVerifyGetKey;
  toCaller(payload: JWTPayload, header: JWTHeaderParameters): Caller;
}

/** Several audiences would let one service use a token at another. */
function checkShape({ aud, iat = 0, exp = 0, sub }: JWTPayload) {
  if (typeof aud !== 'string') throw new Error('more than one audience');
  if (exp - iat > MAX_LIFETIME_SECONDS + CLOCK_SKEW_SECONDS)
    throw new Error('a lifetime of more than five minutes');
  if (!sub) throw new Error('no subject');
}

async function verifyWith(
  issuer: Issuer,
  token: string,
  expected: { issuer: string; audience: string },
): Promise<Caller> {
  const { payload, protectedHeader } = await jwtVerify(token, issuer.keys, {
    ...expected,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_SKEW_SECONDS,
    maxTokenAge: MAX_LIFETIME_SECONDS,
    requiredClaims: ['sub', 'exp', 'iat', 'jti'],
  });
  checkShape(payload);
  return issuer.toCaller(payload, protectedHeader);
}

function issuersOf(options: IdentityOptions): Map<string, Issuer> {
  const { config, audience, logger, metrics } = options;
  const { gateway, machines } = config;
  const issuers = new Map<string, Issuer>();
  if (machines)
    issuers.set(machines.issuer, {
      keys: createLocalJWKSet(machines.jwks),
      toCaller: machineCaller(machines, audience),
    });
  issuers.set(gateway.issuer, {
    keys: createRemoteKeys({ url: gateway.jwksUrl, logger, metrics }),
    toCaller: userCaller,
  });
  return issuers;
}

/**
 * Believes tokens of two issuers, and nothing else that a request says about who sent it:
 * the gateway, for people, and the machine issuer, for callers that configuration names.
 */
export function createIdentity(options: IdentityOptions): Identity {
  const { audience, logger } = options;
  const issuers = issuersOf(options);
  return {
    async verify(token) {
      try {
        const { iss = '' } = decodeJwt(token);
        const issuer = issuers.get(iss);
        if (!issuer) throw new Error('an unknown issuer');
        return await verifyWith(issuer, token, { issuer: iss, audience });
      } catch (err) {
        logger.info({ reason: (err as Error).message }, 'refused a token');
        throw new AuthenticationError(
          err instanceof errors.JWTExpired
            ? 'The token has ended'
            : 'The token is not valid here',
        );
      }
    },
  };
}
