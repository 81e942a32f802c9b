import { NotFoundError } from '@backstage/errors';
import express, { RequestHandler, Router } from 'express';
import { World } from '../world/World';
import type { SimulatedSystem } from './createSourcesApp';
import { controlErrors } from './errors';
import { FaultOrder, SimulatorsStatus } from './orders';
import { readOrder } from './readOrder';

export interface ControlOptions {
  world: World;
  systems: readonly SimulatedSystem[];
}

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** For the command line on this machine: not for others, and not for pages in a browser here. */
const fromThisMachine: RequestHandler = (req, res, next) => {
  const here = LOOPBACK.includes(req.socket.remoteAddress ?? '');
  if (here && !req.get('origin') && !req.get('sec-fetch-site')) next();
  else
    res.status(403).json({
      error: {
        name: 'NotAllowedError',
        message: 'orders come from the command line of this machine',
      },
    });
};

function readStatus({ world, systems }: ControlOptions): SimulatorsStatus {
  return {
    systems: systems.map(({ name, faults }) => ({
      name,
      ...faults.fault,
      requests: faults.requests,
      open: faults.open,
    })),
    applications: world.services.map(service => ({
      id: service.id,
      environments: service.environments,
      systems: systems
        .filter(({ simulator }) => simulator.has(service))
        .map(({ name }) => name),
    })),
  };
}

const findSystem = ({ systems }: ControlOptions, name: string) => {
  const system = systems.find(known => known.name === name);
  if (system) return system;
  const names = systems.map(known => known.name);
  throw new NotFoundError(
    `"${name}" is not simulated, ${names.join(' and ')} are`,
  );
};

/** Makes a system slow, takes it down, or gives it an order of its own. */
export function createControl(options: ControlOptions): Router {
  const router = express.Router();
  router.use(fromThisMachine, express.json());
  router.get('/status', (_req, res) => {
    res.json(readStatus(options));
  });
  router.put('/:system/state', (req, res) => {
    const { name, faults } = findSystem(options, req.params.system);
    faults.set(readOrder(FaultOrder, req.body));
    res.json(readStatus(options).systems.find(each => each.name === name));
  });
  router.post('/:system/:order', (req, res) => {
    const { name, simulator } = findSystem(options, req.params.system);
    const order = simulator.orders[req.params.order];
    if (!order)
      throw new NotFoundError(`${name} takes no order "${req.params.order}"`);
    res.status(201).json(order(req.body));
  });
  router.use(controlErrors);
  return router;
}
