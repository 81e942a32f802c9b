import { RootConfigService } from '@backstage/backend-plugin-api';
import { withDomainDefaults } from '@rosetta/contracts/domains';
import {
  CalledServiceConfig,
  MachineConfig,
  readConfig,
  rosettaSection,
  servicesSection,
} from '@rosetta/service-kit';
import { z } from 'zod';

const Severity = z.enum(['error', 'warning']).default('warning');

const Pattern = z.string().transform((source, ctx) => {
  try {
    return new RegExp(source);
  } catch (error) {
    ctx.addIssue({
      code: 'custom',
      message: 'must be a regular expression, such as ^[a-z0-9-]+$',
    });
    return z.NEVER;
  }
});

/** What components are checked for; nothing that is not there is. */
const CatalogRules = z
  .strictObject({
    naming: z
      .strictObject({
        /** What the name matches. */
        pattern: Pattern,
        severity: Severity,
      })
      .optional(),
    owner: z
      .strictObject({
        /** Whether a person may own a component. */
        people: z.boolean().default(false),
        /** Whether the référentiel must have the group. */
        inReferentiel: z.boolean().default(false),
        severity: Severity,
      })
      .optional(),
    tags: z
      .strictObject({
        minimum: z.number().int().min(0).default(1),
        /** Tags that each component has. */
        required: z.array(z.string().min(1)).default([]),
        severity: Severity,
      })
      .optional(),
  })
  .prefault({});
export type CatalogRules = z.infer<typeof CatalogRules>;

/** The parts of the `rosetta:` section that the catalog reads. */
const CatalogConfig = rosettaSection({
  catalog: z
    .strictObject({
      /** How often the catalog is compared with what was published to the référentiel. */
      syncSeconds: z.coerce.number().int().min(5).max(86_400).default(300),
      rules: CatalogRules,
    })
    .prefault({}),
  identity: MachineConfig.extend({
    /** Without it, this portal cannot call the référentiel. */
    machineKey: MachineConfig.shape.machineKey.optional(),
  }).prefault({}),
  services: servicesSection({ 'platform-ref-api': CalledServiceConfig }),
});
export type CatalogConfig = z.infer<typeof CatalogConfig>;

export const readCatalogConfig = (config: RootConfigService): CatalogConfig =>
  readConfig(
    CatalogConfig,
    withDomainDefaults(config.getOptional('rosetta') ?? {}),
  );
