import {
  MachineConfig,
  createReferentielClient,
  loadRosettaConfig,
  readConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';
import { loadDemoReferentiel } from './loadDemoReferentiel';

/** Machines that `rosetta.identity.machines.callers` must name for the load. */
const DEMO_AUTHOR = 'demo-author';
const DEMO_APPROVER = 'demo-approver';

const DemoConfig = z.object({
  services: z.object({
    'platform-ref-api': z.object({ baseUrl: z.url() }),
  }),
  identity: z.object({
    machines: MachineConfig.shape.machines,
    machineKey: MachineConfig.shape.machineKey,
  }),
});

/** Loads the applications, teams and pivots into the platform that the configuration leads to. */
export const loadReferentiel = async (configArgs: readonly string[]) => {
  const config = readConfig(
    DemoConfig,
    await loadRosettaConfig(['node', 'rosetta', ...configArgs]),
  );
  const author = createReferentielClient({ caller: DEMO_AUTHOR, ...config });
  const approver = createReferentielClient({
    caller: DEMO_APPROVER,
    ...config,
  });
  try {
    return await loadDemoReferentiel({ author, approver });
  } finally {
    await Promise.all([author.close(), approver.close()]);
  }
};
