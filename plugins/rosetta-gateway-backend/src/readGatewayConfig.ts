import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DOMAINS, withDomainDefaults } from '@rosetta/contracts/domains';
import { LimitsConfig, ShutdownConfig } from '@rosetta/server-kit';
import { z } from 'zod';

const Service = z.object({ baseUrl: z.url() });
const DAY_MINUTES = 1440;

/** The parts of the `rosetta:` section that the gateway reads. */
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
  // The same as for the services, which count separately.
  limits: LimitsConfig,
  shutdown: ShutdownConfig,
  services: z.object(
    Object.fromEntries(DOMAINS.map(({ audience }) => [audience, Service])),
  ),
});
export type GatewayConfig = z.output<typeof GatewayConfig>;

export function readGatewayConfig(config: Config): GatewayConfig {
  const read = GatewayConfig.safeParse(
    withDomainDefaults(config.getOptional('rosetta') ?? {}),
  );
  if (read.success) return read.data;
  throw new InputError(
    `The gateway's part of "rosetta:" has problems:\n${z.prettifyError(
      read.error,
    )}`,
  );
}
