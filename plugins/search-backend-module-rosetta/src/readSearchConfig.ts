import { RootConfigService } from '@backstage/backend-plugin-api';
import { withDomainDefaults } from '@rosetta/contracts/domains';
import {
  CalledServiceConfig,
  MachineConfig,
  readConfig,
  rosettaSection,
  servicesSection,
} from '@rosetta/service-kit';

/** The parts of the `rosetta:` section that search reads. */
const SearchConfig = rosettaSection({
  identity: MachineConfig.extend({
    /** Without it, this portal cannot call the référentiel. */
    machineKey: MachineConfig.shape.machineKey.optional(),
  }).prefault({}),
  services: servicesSection({ 'platform-ref-api': CalledServiceConfig }),
});

/** How the référentiel is called from here. */
export const readSearchConfig = (config: RootConfigService) =>
  readConfig(
    SearchConfig,
    withDomainDefaults(config.getOptional('rosetta') ?? {}),
  );
