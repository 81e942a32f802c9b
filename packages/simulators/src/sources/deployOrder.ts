import { InputError, NotFoundError } from '@backstage/errors';
import { Service } from '../world/types';
import { World } from '../world/World';
import { DeployAnswer, DeployOrder } from './orders';
import { readOrder } from './readOrder';

interface DeployOptions {
  world: World;
  /** The tool that deploys. */
  name: string;
  /** Past GitLab, by hand. */
  past: boolean;
  has(service: Service): boolean;
}

const findService = (
  { world, name, has }: DeployOptions,
  order: DeployOrder,
) => {
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
  if (!has(service))
    throw new InputError(`${service.id} is not deployed with ${name}`);
  return { service, environment };
};

/** Has an application deployed in the world, as the tool would. */
export const deployOrder =
  (options: DeployOptions) =>
  (body: unknown): DeployAnswer => {
    const order = readOrder(DeployOrder, body);
    const { service, environment } = findService(options, order);
    const outcome = order.fail ? 'degraded' : 'success';
    const made = options.world.deploy(service, {
      ...order,
      environment,
      outcome,
      past: options.past,
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
  };
