import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DOMAINS, withDomainDefaults } from '@rosetta/contracts/domains';
import {
  describeConfigProblems,
  GatewayIssuer,
  LimitsConfig,
  rosettaSection,
  servicesSection,
  ShutdownConfig,
  strictSection,
} from '@rosetta/server-kit';
import { z } from 'zod';

const Service = strictSection({ baseUrl: z.url() }, ['port', 'host']);
const DAY_MINUTES = 1440;

const Gateway = strictSection(
  {
    issuer: GatewayIssuer,
    keyLifetimeMinutes: z.coerce.number().positive().default(DAY_MINUTES),
  },
  ['jwksUrl'],
);

/** The parts of the `rosetta:` section that the gateway reads. */
const GatewayConfig = rosettaSection({
  identity: strictSection({ gateway: Gateway.prefault({}) }, [
    'machines',
    'machineKey',
  ]).prefault({}),
  // The same as for the services, which count separately.
  limits: LimitsConfig,
  shutdown: ShutdownConfig,
  services: servicesSection(
    Object.fromEntries(DOMAINS.map(({ audience }) => [audience, Service])),
  ).transform(services =>
    Object.fromEntries(
      DOMAINS.map(({ audience }) => [audience, services[audience]]),
    ),
  ),
});
export type GatewayConfig = z.output<typeof GatewayConfig>;

export function readGatewayConfig(config: Config): GatewayConfig {
  const read = GatewayConfig.safeParse(
    withDomainDefaults(config.getOptional('rosetta') ?? {}),
    { reportInput: true },
  );
  if (read.success) return read.data;
  throw new InputError(
    [
      'The configuration has problems:',
      ...describeConfigProblems(GatewayConfig, read.error),
    ].join('\n  - '),
  );
}
