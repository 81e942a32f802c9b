import { ACTION_NAMES, Action } from '@rosetta/contracts/access';
import { MACHINE_CALLERS } from '@rosetta/contracts/domains';
import { GatewayIssuer, strictSection } from '@rosetta/server-kit';
import { z } from 'zod';

export { PeriodsConfig } from '@rosetta/contracts/values';
export {
  LimitsConfig,
  ShutdownConfig,
  databasesSection,
  rosettaSection,
  servicesSection,
} from '@rosetta/server-kit';

/** A count of things: YAML gives a number, `${VARIABLE}` gives text. */
const Count = z.coerce.number().int().positive();
const Jwk = z.looseObject({ kty: z.string(), kid: z.string().optional() });

/** `iss` of the tokens of machines, by default. */
export const MACHINE_ISSUER = 'rosetta-machines';

/** Who may call a service, and how that is proved. */
export const IdentityConfig = strictSection(
  {
    gateway: strictSection(
      {
        issuer: GatewayIssuer,
        jwksUrl: z.url("must be the URL of the gateway's JWKS"),
      },
      ['keyLifetimeMinutes'],
    ),
    machines: z
      .strictObject({
        issuer: z.string().min(1).default(MACHINE_ISSUER),
        jwks: z.strictObject({ keys: z.array(Jwk) }),
        /** Those of the domains' manifests by default. */
        callers: z
          .array(
            z.strictObject({
              id: z.string().min(1),
              audience: z.string().min(1),
              actions: z.array(z.enum(ACTION_NAMES)),
              /** Ids (`kid`) of the keys that sign for it; any that no machine names by default. */
              keys: z.array(z.string().min(1)).optional(),
            }),
          )
          .default(
            MACHINE_CALLERS.map(caller => ({
              ...caller,
              actions: caller.actions as Action[],
            })),
          ),
        /** Ids of tokens (`jti`) or of callers that are revoked. */
        revoked: z.array(z.string()).default([]),
      })
      .optional(),
  },
  ['machineKey'],
);
export type IdentityConfig = z.infer<typeof IdentityConfig>;

export const DatabaseConfig = z.strictObject({
  connection: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must be a postgres:// connection string'),
  pool: z
    .strictObject({
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
export const ServiceConfig = z.strictObject({
  baseUrl: z.url('must be the URL at which others reach the service'),
  /** 0 takes any free port. */
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1).default('127.0.0.1'),
});
export type ServiceConfig = z.infer<typeof ServiceConfig>;

export const CacheConfig = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('memory'),
      maxMegabytes: Count.default(64),
    }),
    z.strictObject({
      kind: z.literal('redis'),
      url: z.string().regex(/^rediss?:\/\//, 'must be a redis:// URL'),
    }),
  ])
  .prefault({ kind: 'memory' });
export type CacheConfig = z.infer<typeof CacheConfig>;

/** `rosetta.migrateAtStart`: whether a process migrates what it keeps before it starts. */
export const MigrateAtStart = z.boolean().default(true);

export const LogConfig = z
  .strictObject({
    level: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
      .default('info'),
  })
  .prefault({});
export type LogConfig = z.infer<typeof LogConfig>;

/** What a process needs to call other services in its own name. */
export const MachineConfig = strictSection(
  {
    machines: strictSection(
      { issuer: z.string().min(1).default(MACHINE_ISSUER) },
      ['jwks', 'callers', 'revoked'],
    ).prefault({}),
    /** Private key, a JWK, that proves to others who this process is. */
    machineKey: z.union([
      z.string().min(1),
      z.looseObject({ kty: z.string() }),
    ]),
  },
  ['gateway'],
);
export type MachineConfig = z.infer<typeof MachineConfig>;

/** A service that this process calls. */
export const CalledServiceConfig = strictSection(
  { baseUrl: z.url('must be the URL at which the service is reached') },
  ['port', 'host'],
);
