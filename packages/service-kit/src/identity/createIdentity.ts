import {
  AuthenticationError,
  ServiceUnavailableError,
} from '@backstage/errors';
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

/** Pinned: the algorithm that a token claims is never trusted. */
const ALGORITHMS = ['ES256'];
const MAX_LIFETIME_SECONDS = 5 * 60;
const CLOCK_SKEW_SECONDS = 5;

export interface IdentityOptions {
  config: IdentityConfig;
  /** Tokens with another audience are refused. */
  audience: string;
  logger: Logger;
  metrics?: Metrics;
}

interface Issuer {
  keys: JWTVerifyGetKey;
  toCaller(payload: JWTPayload, header: JWTHeaderParameters): Caller;
}

/** Several audiences would let one service use a token at another. */
function checkClaims({ aud, iat = 0, exp = 0, sub }: JWTPayload) {
  if (typeof aud !== 'string')
    throw new Error('token has more than one audience');
  if (exp - iat > MAX_LIFETIME_SECONDS + CLOCK_SKEW_SECONDS)
    throw new Error('token lives longer than five minutes');
  if (!sub) throw new Error('token has no subject');
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
  checkClaims(payload);
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
 * Accepts tokens of two issuers, and nothing else that a request claims about its sender: the
 * gateway, for people, and the machine issuer, for callers that the configuration names.
 */
export function createIdentity(options: IdentityOptions): Identity {
  const { audience, logger } = options;
  const issuers = issuersOf(options);
  return {
    async verify(token) {
      try {
        const { iss = '' } = decodeJwt(token);
        const issuer = issuers.get(iss);
        if (!issuer) throw new Error('token has an unknown issuer');
        return await verifyWith(issuer, token, { issuer: iss, audience });
      } catch (err) {
        if (err instanceof ServiceUnavailableError) throw err;
        logger.info({ reason: (err as Error).message }, 'Token refused');
        throw new AuthenticationError(
          err instanceof errors.JWTExpired
            ? 'The token has expired'
            : 'The token is not valid here',
        );
      }
    },
  };
}
