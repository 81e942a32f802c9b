import { InputError, NotFoundError } from '@backstage/errors';
import express, { RequestHandler, Router } from 'express';
import { z } from 'zod';
import { World } from '../world/World';
import { Service } from '../world/types';
import { Faults } from './Faults';
import { controlErrors } from './errors';
import {
  DeployAnswer,
  DeployOrder,
  FaultOrder,
  SYSTEMS,
  SimulatorsStatus,
  System,
} from './orders';

export interface ControlOptions {
  world: World;
  faults: Record<System, Faults>;
}

const LOOPBACK = ['127.0.0.1', '::1', '::ffff:127.0.0.1'];

/** For the command line on this machine: not for others, and not for pages in a browser here. */
const fromHere: RequestHandler = (req, res, next) => {
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

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the body'}: ${message}`,
  );
  throw new InputError(problems.join('; '));
}

const systemsOf = ({ project, inArgoCd }: Service): System[] => [
  ...(inArgoCd ? (['argocd'] as const) : []),
  ...(project ? (['gitlab'] as const) : []),
];

function statusOf({ world, faults }: ControlOptions): SimulatorsStatus {
  return {
    systems: SYSTEMS.map(name => ({
      name,
      ...faults[name].fault,
      requests: faults[name].requests,
      open: faults[name].open,
    })),
    applications: world.services.map(service => ({
      id: service.id,
      environments: service.environments,
      systems: systemsOf(service),
    })),
  };
}

function deploy(world: World, system: System, body: unknown): DeployAnswer {
  const order = read(DeployOrder, body);
  const service = world.find(order.application);
  if (!service)
    throw new NotFoundError(`there is no application "${order.application}"`);
  const environment = order.environment ?? service.environments.at(-1)!;
  if (!service.environments.includes(environment))
    throw new InputError(
      `environment: ${
        service.id
      } is not in ${environment}, only in ${service.environments.join(
        ' and ',
      )}`,
    );
  if (!systemsOf(service).includes(system))
    throw new InputError(`${service.id} is not deployed with ${system}`);
  const outcome = order.fail ? 'degraded' : 'success';
  const made = world.deploy(service, {
    ...order,
    environment,
    outcome,
    past: system === 'argocd',
    user: service.people[0],
  });
  return {
    application: service.id,
    environment,
    revision: made.commit.sha,
    startedAt: new Date(made.startedAt).toISOString(),
    endsAt: new Date(made.finishedAt).toISOString(),
    outcome,
  };
}

const systemIn = (name: unknown): System => {
  const system = SYSTEMS.find(known => known === name);
  if (system) return system;
  throw new NotFoundError(
    `"${name}" is not simulated, ${SYSTEMS.join(' and ')} are`,
  );
};

/** Makes a system slow, takes it down, or has something deployed. */
export function createControl(options: ControlOptions): Router {
  const { world, faults } = options;
  const router = express.Router();
  router.use(fromHere, express.json());
  router.get('/status', (_req, res) => {
    res.json(statusOf(options));
  });
  router.put('/:system/state', (req, res) => {
    const system = systemIn(req.params.system);
    faults[system].set(read(FaultOrder, req.body));
    res.json(statusOf(options).systems.find(({ name }) => name === system));
  });
  router.post('/:system/deployments', (req, res) => {
    const system = systemIn(req.params.system);
    res.status(201).json(deploy(world, system, req.body));
  });
  router.use(controlErrors);
  return router;
}
