import {
  MachineConfig,
  createServiceClient,
  loadRosettaConfig,
  readConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';
import { loadDemoRules } from './loadDemoRules';

/** The machine that `rosetta.identity.machines.callers` must name for the load. */
const DEMO_FINOPS_ADMIN = 'demo-finops-admin';

const DemoConfig = z.object({
  services: z.object({ 'finops-api': z.object({ baseUrl: z.url() }) }),
  identity: z.object({
    machines: MachineConfig.shape.machines,
    machineKey: MachineConfig.shape.machineKey,
  }),
});

/** Loads the allocation rules into the platform that the configuration leads to. */
export const loadRules = async (configArgs: readonly string[]) => {
  const config = readConfig(
    DemoConfig,
    await loadRosettaConfig(['node', 'rosetta', ...configArgs]),
  );
  const client = createServiceClient({
    service: 'finops-api',
    caller: DEMO_FINOPS_ADMIN,
    ...config,
  });
  try {
    return await loadDemoRules(client);
  } finally {
    await client.close();
  }
};
