import { order } from '@rosetta/launcher/clients';
import { readPorts } from '@rosetta/launcher/ports';
import {
  DeployAnswer,
  DOWN_AS,
  ProblemAnswer,
  SIMULATORS,
  SimulatorDefinition,
  SimulatorsStatus,
} from '@rosetta/simulators/sources';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { JSON_HELP } from '../terminal/commandLine';
import {
  formatDeployment,
  formatProblem,
  formatStatus,
  formatSystem,
} from './format';

const SystemStatus = SimulatorsStatus.shape.systems.element;

const MAX_DELAY_MS = 3_600_000;

/** Where the simulators are, and where their answers are printed. */
export interface SimulateDeps {
  baseUrl(): string;
  print(text: string): void;
}

const platformDeps: SimulateDeps = {
  baseUrl: () => `http://localhost:${readPorts().simulators}`,
  print: text => process.stdout.write(`${text}\n`),
};

interface JsonOption {
  json: boolean;
}

function milliseconds(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > MAX_DELAY_MS)
    throw new InvalidArgumentError(
      `It must be a whole number of milliseconds, from 1 to ${MAX_DELAY_MS}.`,
    );
  return number;
}

async function setState(
  { baseUrl, print }: SimulateDeps,
  system: string,
  fault: object,
  { json }: JsonOption,
) {
  const status = await order(SystemStatus, baseUrl(), {
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
  { baseUrl, print }: SimulateDeps,
  system: string,
  application: string,
  { json, takes, ...options }: DeployOptions,
) {
  const deployed = await order(DeployAnswer, baseUrl(), {
    method: 'post',
    path: `/${system}/deployments`,
    body: { application, ...options, durationMs: takes },
  });
  print(json ? JSON.stringify(deployed) : formatDeployment(deployed));
}

interface ProblemOptions extends JsonOption {
  title?: string;
  minutes?: number;
  end: boolean;
}

async function setProblem(
  { baseUrl, print }: SimulateDeps,
  system: string,
  application: string,
  { json, ...options }: ProblemOptions,
) {
  const answer = await order(ProblemAnswer, baseUrl(), {
    method: 'post',
    path: `/${system}/problems`,
    body: { application, ...options },
  });
  print(json ? JSON.stringify(answer) : formatProblem(answer));
}

async function showStatus(
  { baseUrl, print }: SimulateDeps,
  { json }: JsonOption,
) {
  const status = await order(SimulatorsStatus, baseUrl(), {
    method: 'get',
    path: '/status',
  });
  print(json ? JSON.stringify(status, null, 2) : formatStatus(status));
}

function registerStates(
  command: Command,
  { name: system, title }: SimulatorDefinition,
  deps: SimulateDeps,
) {
  command
    .command('slow')
    .description(`${title} answers slowly`)
    .addArgument(
      new Argument('<ms>', 'delay of each answer').argParser(milliseconds),
    )
    .option('--json', JSON_HELP, false)
    .action((delayMs, options) =>
      setState(deps, system, { state: 'slow', delayMs }, options),
    );
  command
    .command('down')
    .description(`${title} can't be reached; streams break`)
    .addOption(
      new Option('--as <how>', 'how it fails')
        .choices(DOWN_AS)
        .default('reset'),
    )
    .option('--json', JSON_HELP, false)
    .action(({ as, ...options }) =>
      setState(deps, system, { state: 'down', as }, options),
    );
  command
    .command('up')
    .description(`${title} answers normally again`)
    .option('--json', JSON_HELP, false)
    .action(options => setState(deps, system, { state: 'up' }, options));
}

function registerDeploy(
  command: Command,
  { name: system, deploy: description }: SimulatorDefinition,
  deps: SimulateDeps,
) {
  if (!description) return;
  command
    .command('deploy')
    .description(description)
    .argument('<application>', 'id or name, as `simulate status` lists them')
    .option('--environment <name>', 'default: production')
    .option('--revision <sha>', 'a known commit; default: a new one')
    .option('--fail', 'the deployment fails', false)
    .option('--takes <ms>', 'how long it takes', milliseconds, 8_000)
    .option('--json', JSON_HELP, false)
    .action((application, options) =>
      deploy(deps, system, application, options),
    );
}

function registerProblem(
  command: Command,
  { name: system, problem: description }: SimulatorDefinition,
  deps: SimulateDeps,
) {
  if (!description) return;
  command
    .command('problem')
    .description(description)
    .argument('<application>', 'id or name, as `simulate status` lists them')
    .option('--title <text>', 'default: Failure rate increase')
    .option('--minutes <n>', 'how long; default: until --end', Number)
    .option('--end', 'end what was begun so', false)
    .option('--json', JSON_HELP, false)
    .action((application, options) =>
      setProblem(deps, system, application, options),
    );
}

/** `rosetta simulate …` */
export const registerSimulateCommands = (
  program: Command,
  deps: SimulateDeps = platformDeps,
) => {
  const simulate = program
    .command('simulate')
    .description("control the demo's sources: slow, down, up, deploy, problem");
  for (const system of SIMULATORS) {
    const command = simulate
      .command(system.name)
      .description(`the simulated ${system.title}: its faults and orders`);
    registerStates(command, system, deps);
    registerDeploy(command, system, deps);
    registerProblem(command, system, deps);
  }
  simulate
    .command('status')
    .description('state and applications of the sources')
    .option('--json', JSON_HELP, false)
    .action(options => showStatus(deps, options));
};
