import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DOMAINS } from '@rosetta/contracts/domains';
import { z } from 'zod';

const Service = z.object({ baseUrl: z.url() });
const DAY_MINUTES = 1440;
const Count = z.coerce.number().int().positive();

/** What the gateway reads of the `rosetta:` section. */
const GatewayConfig = z.object({
  identity: z
    .object({
      gateway: z
        .object({
          issuer: z.string().min(1).default('rosetta-gateway'),
          keyLifetimeMinutes: z.coerce.number().positive().default(DAY_MINUTES),
        })
        .prefault({}),
    })
    .prefault({}),
  // The figures of the services, which count by themselves: one person has as many here as there.
  limits: z
    .object({
      identified: z
        .object({
          requests: Count.default(1_200),
          perSeconds: Count.default(60),
          burst: z.coerce.number().int().min(0).default(200),
        })
        .prefault({}),
    })
    .prefault({}),
  shutdown: z
    .object({ limitSeconds: z.coerce.number().positive().default(25) })
    .prefault({}),
  services: z.object(
    Object.fromEntries(DOMAINS.map(({ audience }) => [audience, Service])),
  ),
});
export type GatewayConfig = z.output<typeof GatewayConfig>;

export function readGatewayConfig(config: Config): GatewayConfig {
  const read = GatewayConfig.safeParse(config.getOptional('rosetta') ?? {});
  if (read.success) return read.data;
  throw new InputError(
    `The gateway's part of "rosetta:" has problems:\n${z.prettifyError(
      read.error,
    )}`,
  );
}
