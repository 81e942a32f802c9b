import { Route } from '@rosetta/contracts';
import { isAction } from '@rosetta/contracts/access';
import { ServiceContract } from '@rosetta/contracts/domains';
import { ServedRoute } from './serveRoute';
import { Serve } from './types';

type AnyRoute = Route<any, any, any, any>;

function checkAlternatives({ route, alternatives }: ServedRoute) {
  const declared = [...(route.alternatives ?? [])].sort();
  const served = Object.keys(alternatives).sort();
  if (declared.join() !== served.join())
    throw new Error(
      `${route.id} declares [${declared}] besides JSON, and serves [${served}]`,
    );
}

/** `/v1/costs/trend` before `/v1/costs/:id`, in whatever order they were written down. */
const bySpecificity = (a: ServedRoute, b: ServedRoute) => {
  const [left, right] = [a, b].map(({ route }) =>
    route.path.replace(/:\w+/g, '\uffff'),
  );
  return left < right ? -1 : Number(left > right);
};

/**
 * Collects the routes of a service and compares them with its contract: a route that is not
 * served, or that names no action, fails the start instead of its first request.
 */
export function collectRoutes(
  contract: ServiceContract,
  register: (serve: Serve) => void,
): ServedRoute[] {
  const routes: AnyRoute[] = Object.values(contract.routes);
  const served = new Map<AnyRoute, ServedRoute>();
  register((route, handler, alternatives = {}) => {
    if (!routes.includes(route))
      throw new Error(`${route.id} is not a route of ${contract.audience}`);
    if (served.has(route)) throw new Error(`${route.id} is served twice`);
    served.set(route, { route, handler, alternatives } as ServedRoute);
  });
  const open = routes.filter(({ action }) => !isAction(action));
  if (open.length > 0)
    throw new Error(`routes without an action: ${open.map(({ id }) => id)}`);
  const missing = routes.filter(route => !served.has(route));
  if (missing.length > 0)
    throw new Error(
      `${contract.audience} does not serve ${missing.map(({ id }) => id)}`,
    );
  for (const route of served.values()) checkAlternatives(route);
  return [...served.values()].sort(bySpecificity);
}
