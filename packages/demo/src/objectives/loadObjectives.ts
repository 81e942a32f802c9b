import {
  MachineConfig,
  createServiceClient,
  loadRosettaConfig,
  readConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';
import { loadDemoObjectives } from './loadDemoObjectives';

/** The machine that `rosetta.identity.machines.callers` must name for the load. */
const DEMO_MONITORING_ADMIN = 'demo-monitoring-admin';

const DemoConfig = z.object({
  services: z.object({ 'monitoring-api': z.object({ baseUrl: z.url() }) }),
  identity: z.object({
    machines: MachineConfig.shape.machines,
    machineKey: MachineConfig.shape.machineKey,
  }),
});

/** Loads the objectives into the platform that the configuration leads to. */
export const loadObjectives = async (configArgs: readonly string[]) => {
  const config = readConfig(
    DemoConfig,
    await loadRosettaConfig(['node', 'rosetta', ...configArgs]),
  );
  const client = createServiceClient({
    service: 'monitoring-api',
    caller: DEMO_MONITORING_ADMIN,
    ...config,
  });
  try {
    return await loadDemoObjectives(client);
  } finally {
    await client.close();
  }
};
