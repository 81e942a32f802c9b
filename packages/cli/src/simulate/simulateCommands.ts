import {
  DeployAnswer,
  SYSTEMS,
  SimulatorsStatus,
  System,
} from '@rosetta/simulators';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { order } from './controlClient';
import { formatDeployment, formatStatus, formatSystem } from './format';

const JSON_HELP = 'for programs: JSON instead of text';
const SystemStatus = SimulatorsStatus.shape.systems.element;

const LONGEST_MS = 3_600_000;

interface JsonOption {
  json: boolean;
}

const print = (text: string) => process.stdout.write(`${text}\n`);

function milliseconds(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > LONGEST_MS)
    throw new InvalidArgumentError(
      `It must be a whole number of milliseconds, from 1 to ${LONGEST_MS}.`,
    );
  return number;
}

async function setState(system: System, fault: object, { json }: JsonOption) {
  const status = await order(SystemStatus, {
    method: 'put',
    path: `/${system}/state`,
    body: fault,
  });
  print(json ? JSON.stringify(status) : formatSystem(status));
}

interface DeployOptions extends JsonOption {
  environment?: string;
  revision?: string;
  fail: boolean;
  takes: number;
}

async function deploy(
  system: System,
  application: string,
  { json, takes, ...options }: DeployOptions,
) {
  const deployed = await order(DeployAnswer, {
    method: 'post',
    path: `/${system}/deployments`,
    body: { application, ...options, durationMs: takes },
  });
  print(json ? JSON.stringify(deployed) : formatDeployment(deployed));
}

async function showStatus({ json }: JsonOption) {
  const status = await order(SimulatorsStatus, {
    method: 'get',
    path: '/status',
  });
  print(json ? JSON.stringify(status, null, 2) : formatStatus(status));
}

const TITLES: Record<System, string> = { argocd: 'Argo CD', gitlab: 'GitLab' };
const DEPLOYS: Record<System, string> = {
  argocd: 'sync an application by hand, past GitLab',
  gitlab: 'run a pipeline that deploys an application',
};

function registerSystem(simulate: Command, system: System) {
  const title = TITLES[system];
  const command = simulate
    .command(system)
    .description(`the simulated ${title}: slow, down, up, deploy`);
  const withJson = (name: string, description: string) =>
    command
      .command(name)
      .description(description)
      .option('--json', JSON_HELP, false);
  withJson('slow', `${title} takes its time to answer`)
    .addArgument(
      new Argument('<ms>', 'how much later it answers').argParser(milliseconds),
    )
    .action((delayMs, options) =>
      setState(system, { state: 'slow', delayMs }, options),
    );
  withJson('down', `${title} can't be reached; streams break`)
    .addOption(
      new Option('--as <how>', 'what those who ask get')
        .choices(['reset', '503'])
        .default('reset'),
    )
    .action(({ as, ...options }) =>
      setState(system, { state: 'down', as }, options),
    );
  withJson('up', `${title} answers again, and at once`).action(options =>
    setState(system, { state: 'up' }, options),
  );
  withJson('deploy', DEPLOYS[system])
    .argument('<application>', 'id or name, as `simulate status` lists them')
    .option('--environment <name>', 'where; production when not said')
    .option('--revision <sha>', 'of a known commit; a new one when not said')
    .option('--fail', 'what is deployed does not work', false)
    .option('--takes <ms>', 'how long it takes', milliseconds, 8_000)
    .action((application, options) => deploy(system, application, options));
}

/** `rosetta simulate …` */
export const registerSimulateCommands = (program: Command) => {
  const simulate = program
    .command('simulate')
    .description("the demo's sources: make one slow or take it down, deploy");
  for (const system of SYSTEMS) registerSystem(simulate, system);
  simulate
    .command('status')
    .description('how the sources are, and which applications they have')
    .option('--json', JSON_HELP, false)
    .action(showStatus);
};
