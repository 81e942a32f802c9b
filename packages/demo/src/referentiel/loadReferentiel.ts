import { createHttpClient } from '@rosetta/http-kit';
import {
  createMachineTokens,
  loadRosettaConfig,
  readConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';
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

/** Loads the applications, teams and pivots into the platform that the configuration leads to. */
export const loadReferentiel = async (configArgs: readonly string[]) => {
  const config = readConfig(
    DemoConfig,
    await loadRosettaConfig(['node', 'rosetta', ...configArgs]),
  );
  const author = clientFor(config, DEMO_AUTHOR);
  const approver = clientFor(config, DEMO_APPROVER);
  try {
    return await loadDemoReferentiel({ author, approver });
  } finally {
    await Promise.all([author.close(), approver.close()]);
  }
};
