import { Domain } from '@rosetta/contracts/domains';
import {
  openService,
  readConfig,
  ServiceDefinition,
  ServiceOptions,
} from '@rosetta/service-kit';

/** The service of a domain, which its package exports as `service`: its `main` starts the same. */
const requireDefinition = ({
  service: { name },
}: Domain): ServiceDefinition => {
  const { service } = require(`@rosetta/${name}`);
  if (!service) throw new Error(`@rosetta/${name} does not export its service`);
  return service;
};

/** The service of a domain on this configuration; nothing of it is started yet. */
export const openDomainService = (
  domain: Domain,
  config: object,
): ServiceOptions => {
  const definition = requireDefinition(domain);
  return openService(
    definition,
    readConfig(definition.config, config),
    '0.0.0',
  );
};
