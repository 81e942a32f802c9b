import { InputError, NotFoundError } from '@backstage/errors';
import { ProblemAnswer, ProblemOrder } from '../sources/orders';
import { readOrder } from '../sources/readOrder';
import { World } from '../world/World';

const findService = (world: World, name: string) => {
  const service = world.find(name);
  if (!service) throw new NotFoundError(`there is no application "${name}"`);
  if (!service.inDynatrace)
    throw new InputError(`${service.id} is not watched by dynatrace`);
  return service;
};

/** Begins a problem of an application now, or ends those that were begun so. */
export const problemOrder =
  (world: World) =>
  (body: unknown): ProblemAnswer => {
    const { application, title, minutes, end } = readOrder(ProblemOrder, body);
    const service = findService(world, application);
    if (end)
      return { application: service.id, ended: world.troubles.end(service) };
    const { from, until } = world.troubles.begin(service, title, minutes);
    return {
      application: service.id,
      title,
      startedAt: new Date(from).toISOString(),
      ...(until !== Infinity && { endsAt: new Date(until).toISOString() }),
    };
  };
