import { Router } from 'express';
import { z } from 'zod';
import { Service } from '../world/types';
import { World } from '../world/World';

/** Where a double is, and what it lets in: what most sources are configured with. */
export const SimulatorAccess = z.looseObject({
  baseUrl: z.url(),
  token: z.string().min(1),
});
export type SimulatorAccess = z.infer<typeof SimulatorAccess>;

/** The section of its source in `rosetta.sources`. */
export type SimulatorConfig = Readonly<Record<string, unknown>>;

/** What makes a double behave otherwise than by default; for tests. */
export interface SimulatorTuning {
  /** How many requests the double allows. */
  limit?: { requests: number; perSeconds: number };
  /** Between two heartbeats of an event stream. */
  heartbeatMs?: number;
  /** How often the double looks what has changed in the world. */
  tickMs?: number;
}

interface SimulatorContext extends SimulatorTuning {
  world: World;
  token: string;
  /** How late the double answers now. */
  delayMs(): number;
}

/** An order that the control takes for a double: `POST /_control/<name>/<order>`. */
type ControlOrder = (body: unknown) => unknown;

export interface RunningSimulator {
  /** The API of the source, below `/<name>`. */
  router: Router;
  orders: Readonly<Record<string, ControlOrder>>;
  /** Whether it knows an application. */
  has(service: Service): boolean;
  stop?(): void;
}

/**
 * The faithful double of a source: its paths, shapes, paging, authentication and refusals. The
 * process, its control, the demo's configuration and `rosetta simulate` iterate over the list.
 */
export interface SimulatorDefinition<Name extends string = string> {
  /** That of its source. */
  name: Name;
  /** What people call the source. */
  title: string;
  /** What `rosetta simulate <name> deploy` does; without it, nothing is deployed there. */
  deploy?: string;
  /** What `rosetta simulate <name> problem` does; without it, nothing has problems there. */
  problem?: string;
  /** How Rosetta is configured to read the double instead of the source. */
  configure?(access: { baseUrl: string; secret: string }): SimulatorConfig;
  /** Reads that again: the double runs where Rosetta looks for it. */
  access?: z.ZodType<SimulatorAccess>;
  start(context: SimulatorContext): RunningSimulator;
}

export const defineSimulator = <const Name extends string>(
  definition: SimulatorDefinition<Name>,
) => definition;

/** The configuration of a source that is read from its double. */
export const configureSource = (
  { configure, name }: SimulatorDefinition,
  simulatorsUrl: string,
  secret: string,
): SimulatorConfig => {
  const baseUrl = `${simulatorsUrl}/${name}`;
  return configure?.({ baseUrl, secret }) ?? { baseUrl, token: secret };
};
