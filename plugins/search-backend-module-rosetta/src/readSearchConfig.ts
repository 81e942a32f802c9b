import { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { withDomainDefaults } from '@rosetta/contracts/domains';
import { z } from 'zod';

/** The parts of the `rosetta:` section that search reads. */
const SearchConfig = z.object({
  identity: z
    .object({
      machines: z
        .object({ issuer: z.string().min(1).default('rosetta-machines') })
        .prefault({}),
      /** A JWK, or its JSON. */
      machineKey: z
        .union([z.string().min(1), z.looseObject({ kty: z.string() })])
        .optional(),
    })
    .prefault({}),
  services: z.record(z.string(), z.object({ baseUrl: z.url() })),
});

/** How a service is called from here. */
export function readSearchConfig(config: RootConfigService, service: string) {
  const read = SearchConfig.safeParse(
    withDomainDefaults(config.getOptional('rosetta') ?? {}),
  );
  if (!read.success)
    throw new InputError(
      `What search reads of "rosetta:" has problems:\n${z.prettifyError(
        read.error,
      )}`,
    );
  const { identity, services } = read.data;
  if (!services[service])
    throw new InputError(`rosetta.services.${service} is missing`);
  return {
    baseUrl: services[service].baseUrl,
    issuer: identity.machines.issuer,
    machineKey: identity.machineKey,
  };
}
