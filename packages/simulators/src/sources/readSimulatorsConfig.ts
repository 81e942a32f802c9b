import { readConfig } from '@rosetta/service-kit';
import { z } from 'zod';
import { SimulatorAccess, SimulatorDefinition } from './defineSimulator';

export interface SimulatorsConfig {
  port: number;
  /** What each double lets in, by name. */
  tokens: Record<string, string>;
}

/** Reads, from what Rosetta is configured with, where to listen and which tokens to accept. */
export function readSimulatorsConfig(
  section: unknown,
  simulators: readonly SimulatorDefinition[],
): SimulatorsConfig {
  const configs = Object.fromEntries(
    simulators.map(({ name, access = SimulatorAccess }) => [name, access]),
  );
  const { sources } = readConfig(
    z.object({ sources: z.object(configs) }),
    section,
  );
  const all = Object.entries(sources);
  return {
    port: Number(new URL(all[0][1].baseUrl).port),
    tokens: Object.fromEntries(all.map(([name, { token }]) => [name, token])),
  };
}
