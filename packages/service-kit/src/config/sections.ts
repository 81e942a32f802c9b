import { isIP } from 'node:net';
import { ACTION_NAMES, Action } from '@rosetta/contracts/access';
import { MACHINE_CALLERS } from '@rosetta/contracts/domains';
import { z } from 'zod';

/** A count of things: YAML gives a number, `${VARIABLE}` gives text. */
const Count = z.coerce.number().int().positive();
const Jwk = z.looseObject({ kty: z.string(), kid: z.string().optional() });

const isAddress = (text: string) => {
  const [address, prefix = '0'] = text.split('/');
  return isIP(address) > 0 && /^\d{1,3}$/.test(prefix);
};

/** One address or subnet, or several with commas between, as one `${VARIABLE}` gives them. */
const Addresses = z
  .string()
  .transform(text => text.split(',').map(part => part.trim()))
  .refine(
    parts => parts.every(isAddress),
    'must be addresses or subnets, like 10.0.0.0/8',
  );

/** `iss` of the tokens of machines, when not said. */
export const MACHINE_ISSUER = 'rosetta-machines';

/** Who may speak to a service, and how that is proved. */
export const IdentityConfig = z.object({
  gateway: z.object({
    issuer: z.string().min(1).default('rosetta-gateway'),
    jwksUrl: z.url("must be the URL of the gateway's JWKS"),
  }),
  machines: z
    .object({
      issuer: z.string().min(1).default(MACHINE_ISSUER),
      jwks: z.object({ keys: z.array(Jwk) }),
      /** Those of the domains' manifests when not said. */
      callers: z
        .array(
          z.object({
            id: z.string().min(1),
            audience: z.string().min(1),
            actions: z.array(z.enum(ACTION_NAMES)),
            /** Ids (`kid`) of the keys that sign for it; any that no machine names when not said. */
            keys: z.array(z.string().min(1)).optional(),
          }),
        )
        .default(
          MACHINE_CALLERS.map(caller => ({
            ...caller,
            actions: caller.actions as Action[],
          })),
        ),
      /** Ids of tokens (`jti`) or of callers that are not believed any more. */
      revoked: z.array(z.string()).default([]),
    })
    .optional(),
});
export type IdentityConfig = z.infer<typeof IdentityConfig>;

export const DatabaseConfig = z.object({
  connection: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// connection string'),
  pool: z
    .object({
      min: z.coerce.number().int().min(0),
      max: z.coerce
        .number()
        .int()
        .min(2, 'must be 2 or more: migrations hold a lock on one'),
    })
    .partial()
    .default({}),
});
export type DatabaseConfig = z.infer<typeof DatabaseConfig>;

/** One entry of `rosetta.services`: where a service listens, and where others find it. */
export const ServiceConfig = z.object({
  baseUrl: z.url('must be the URL at which others reach the service'),
  /** 0 takes any free port. */
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1).default('127.0.0.1'),
});
export type ServiceConfig = z.infer<typeof ServiceConfig>;

export const CacheConfig = z
  .discriminatedUnion('kind', [
    z.object({
      kind: z.literal('memory'),
      maxMegabytes: Count.default(64),
    }),
    z.object({
      kind: z.literal('redis'),
      url: z.string().regex(/^rediss?:\/\//, 'must be a redis:// URL'),
    }),
  ])
  .prefault({ kind: 'memory' });
export type CacheConfig = z.infer<typeof CacheConfig>;

/** The figures of CONTRACT.md unless configuration, and so its reader, says otherwise. */
export const LimitsConfig = z
  .object({
    anonymous: z
      .object({
        requests: Count.default(100),
        perSeconds: Count.default(60),
      })
      .prefault({}),
    identified: z
      .object({
        requests: Count.default(1_200),
        perSeconds: Count.default(60),
        /** On top of `requests`, within the same time. */
        burst: z.coerce.number().int().min(0).default(200),
      })
      .prefault({}),
    /** Addresses or subnets whose `x-forwarded-for` is believed; nobody's by default. */
    trustedProxies: z
      .array(Addresses)
      .default([])
      .transform(all => all.flat()),
  })
  .prefault({});
export type LimitsConfig = z.infer<typeof LimitsConfig>;

/** How a service leaves. */
export const ShutdownConfig = z
  .object({
    /** How long readiness says 503 before the door closes, so that balancers notice. */
    drainSeconds: z.coerce.number().min(0).default(0),
    /** How long requests in flight may take to finish. */
    limitSeconds: z.coerce.number().positive().default(25),
  })
  .prefault({});
export type ShutdownConfig = z.infer<typeof ShutdownConfig>;

export const LogConfig = z
  .object({
    level: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info'),
  })
  .prefault({});
export type LogConfig = z.infer<typeof LogConfig>;

/** What a process needs to call other services in its own name. */
export const MachineConfig = z.object({
  machines: z.object({ issuer: z.string().min(1) }).prefault({
    issuer: MACHINE_ISSUER,
  }),
  /** Private key, a JWK, that proves to others who this process is. */
  machineKey: z.union([z.string().min(1), z.looseObject({ kty: z.string() })]),
});
export type MachineConfig = z.infer<typeof MachineConfig>;

/** A service that this process calls. */
export const CalledServiceConfig = z.object({
  baseUrl: z.url('must be the URL at which the service is reached'),
});
