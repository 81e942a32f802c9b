import type {
  DeployAnswer,
  ProblemAnswer,
  SimulatorsStatus,
} from '@rosetta/simulators/sources';

type SystemStatus = SimulatorsStatus['systems'][number];

const DOWN: Record<NonNullable<SystemStatus['as']>, string> = {
  reset: 'connections are reset',
  '503': 'a proxy answers 503',
  '500': 'it answers 500',
  '401': 'it refuses the token, 401',
  '429': 'it limits requests, 429',
  truncated: 'its answers break off',
  garbage: 'its answers are no JSON',
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

export function formatProblem(answer: ProblemAnswer): string {
  const { application, title, endsAt, ended } = answer;
  if (ended !== undefined) return `${application}: ${ended} problems ended`;
  return `${application}: "${title}" began, and lasts until ${
    endsAt ?? 'it is ended by --end'
  }`;
}
