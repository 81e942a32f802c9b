import express, { Express } from 'express';
import { World } from '../world/World';
import { createControl } from './createControl';
import {
  RunningSimulator,
  SimulatorDefinition,
  SimulatorTuning,
} from './defineSimulator';
import { Faults } from './Faults';
import { toolPage } from './pages';

export interface SourcesOptions {
  world: World;
  simulators: readonly SimulatorDefinition[];
  /** What each double lets in, by name. */
  tokens: Readonly<Record<string, string>>;
  /** By name. */
  tuning?: Readonly<Record<string, SimulatorTuning>>;
}

/** A double with its faults. */
export interface SimulatedSystem {
  name: string;
  title: string;
  faults: Faults;
  simulator: RunningSimulator;
}

const startSystem = (
  { world, tokens, tuning = {} }: SourcesOptions,
  { name, title, start }: SimulatorDefinition,
): SimulatedSystem => {
  const faults = new Faults();
  const simulator = start({
    ...tuning[name],
    world,
    token: tokens[name],
    delayMs: () => faults.delayMs,
  });
  return { name, title, faults, simulator };
};

/** The doubles, each below its own path and behind its own faults, and their control. */
export function createSourcesApp(options: SourcesOptions) {
  const { world, simulators } = options;
  const systems = simulators.map(each => startSystem(options, each));
  const app: Express = express();
  app.disable('x-powered-by').disable('etag');
  app.set('query parser', 'simple');
  app.use('/_control', createControl({ world, systems }));
  for (const { name, title, faults, simulator } of systems)
    app.use(`/${name}`, faults.handle, simulator.router, toolPage(title));
  const stop = () => {
    for (const { simulator } of systems) simulator.stop?.();
  };
  return { app, systems, stop };
}
