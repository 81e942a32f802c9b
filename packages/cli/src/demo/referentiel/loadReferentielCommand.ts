import { createHttpClient } from '@rosetta/http-kit';
import {
  createMachineTokens,
  loadRosettaConfig,
  readConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';
import { configArgs } from '../../platform/configFiles';
import { loadDemoReferentiel } from './loadDemoReferentiel';

/** Machines that `rosetta.identity.machines.callers` must name for the load. */
const DEMO_AUTHOR = 'demo-author';
const DEMO_APPROVER = 'demo-approver';

const SERVICE = 'platform-ref-api';

const DemoConfig = z.object({
  services: z.object({ [SERVICE]: z.object({ baseUrl: z.url() }) }),
  identity: z.object({
    machines: z
      .object({ issuer: z.string().min(1).default('rosetta-machines') })
      .prefault({}),
    machineKey: z.union([
      z.string().min(1),
      z.looseObject({ kty: z.string() }),
    ]),
  }),
});

const clientFor = (config: z.infer<typeof DemoConfig>, subject: string) => {
  const { machines, machineKey: key } = config.identity;
  const tokenFor = createMachineTokens({
    key,
    issuer: machines.issuer,
    subject,
  });
  return createHttpClient({
    name: SERVICE,
    baseUrl: config.services[SERVICE].baseUrl,
    token: () => tokenFor(SERVICE),
  });
};

/** `rosetta demo referentiel`: into the platform that runs on this checkout. */
export const loadReferentiel = async ({ json }: { json?: boolean }) => {
  const config = readConfig(
    DemoConfig,
    await loadRosettaConfig(['node', 'rosetta', ...configArgs()]),
  );
  const author = clientFor(config, DEMO_AUTHOR);
  const approver = clientFor(config, DEMO_APPROVER);
  try {
    const loaded = await loadDemoReferentiel({ author, approver });
    if (json) console.log(JSON.stringify(loaded));
    else if (loaded.created === 0)
      console.log('The demo company is there already.');
    else console.log(`Created ${loaded.created} entities.`);
  } finally {
    await Promise.all([author.close(), approver.close()]);
  }
};
