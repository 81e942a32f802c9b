import { LogConfig, MachineConfig, ShutdownConfig } from '@rosetta/service-kit';

/** What every batch reads of the `rosetta:` section, besides where its stores and services are. */
export const martBatchConfig = {
  identity: MachineConfig,
  shutdown: ShutdownConfig,
  log: LogConfig,
};
