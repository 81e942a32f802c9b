import type {
  DeployAnswer,
  SimulatorsStatus,
} from '@rosetta/simulators/sources';

type SystemStatus = SimulatorsStatus['systems'][number];

const DOWN = {
  reset: 'connections are reset',
  '503': 'a proxy answers 503',
};

function stateOf({ state, delayMs, as }: SystemStatus): string {
  if (state === 'slow') return `slow, ${delayMs} ms later`;
  if (state === 'down') return `down, ${DOWN[as ?? 'reset']}`;
  return 'up';
}

export const formatSystem = (system: SystemStatus) =>
  `${system.name} is ${stateOf(system)}`;

/** For people: a line per system, and a line per application. */
export function formatStatus({ systems, applications }: SimulatorsStatus) {
  const states = systems.map(
    system =>
      `${formatSystem(system)}; ${system.requests} requests so far, ${
        system.open
      } under way`,
  );
  const width = Math.max(...applications.map(({ id }) => id.length));
  const lines = applications.map(
    ({ id, environments, systems: names }) =>
      `  ${id.padEnd(width)}  ${environments.join(', ')}  (${names.join(
        ', ',
      )})`,
  );
  return [...states, 'Applications:', ...lines].join('\n');
}

export function formatDeployment(deployed: DeployAnswer): string {
  const { application, environment, revision, startedAt, endsAt } = deployed;
  const seconds = (Date.parse(endsAt) - Date.parse(startedAt)) / 1000;
  const how = deployed.outcome === 'success' ? 'goes well' : 'goes wrong';
  return `${application} in ${environment}: ${revision.slice(
    0,
    8,
  )} is being deployed, and ${how} in ${seconds} s`;
}
