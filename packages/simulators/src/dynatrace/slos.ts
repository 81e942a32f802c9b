import { dynatraceEntities } from '../company';
import { Load } from '../world/Load';
import { World } from '../world/World';
import { DAY, HOUR } from '../world/workingTime';

const TARGET = 99;
const DAYS = 7;

/** The share of requests without an error, of one minute of each hour. */
const availability = (world: World, load: Load, name: string) => {
  const service = world.find(name)!;
  const now = world.now();
  let requests = 0;
  let errors = 0;
  for (let at = now - DAYS * DAY; at < now; at += HOUR) {
    const known = load.at(service, at);
    requests += known?.requests ?? 0;
    errors += known?.errors ?? 0;
  }
  return requests === 0 ? -1 : (1 - errors / requests) * 100;
};

/** One of each service, as an administrator of Dynatrace would have made it. */
export const listSlos = (world: World, load: Load) =>
  world.services
    .filter(({ inDynatrace }) => inDynatrace)
    .map(service => {
      const evaluated = availability(world, load, service.id);
      return {
        id: `slo-${service.name}`,
        enabled: true,
        name: `Availability of ${service.name}`,
        evaluatedPercentage: evaluated,
        errorBudget: evaluated - TARGET,
        status: evaluated >= TARGET ? 'SUCCESS' : 'FAILURE',
        error: 'NONE',
        target: TARGET,
        warning: TARGET + 0.5,
        evaluationType: 'AGGREGATE',
        timeframe: `-${DAYS}d`,
        filter: `type("SERVICE"),entityId("${dynatraceEntities(service).service}")`, // prettier-ignore
      };
    });
