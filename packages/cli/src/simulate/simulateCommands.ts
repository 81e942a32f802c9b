import { order } from '@rosetta/launcher/clients';
import { readPorts } from '@rosetta/launcher/ports';
import {
  DeployAnswer,
  SIMULATORS,
  SimulatorDefinition,
  SimulatorsStatus,
} from '@rosetta/simulators/sources';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { JSON_HELP } from '../terminal/commandLine';
import { formatDeployment, formatStatus, formatSystem } from './format';

const SystemStatus = SimulatorsStatus.shape.systems.element;

const MAX_MS = 3_600_000;

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
  if (!/^\d+$/.test(text) || number < 1 || number > MAX_MS)
    throw new InvalidArgumentError(
      `It must be a whole number of milliseconds, from 1 to ${MAX_MS}.`,
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
    .description(`${title} takes its time to answer`)
    .addArgument(
      new Argument('<ms>', 'how much later it answers').argParser(milliseconds),
    )
    .option('--json', JSON_HELP, false)
    .action((delayMs, options) =>
      setState(deps, system, { state: 'slow', delayMs }, options),
    );
  command
    .command('down')
    .description(`${title} can't be reached; streams break`)
    .addOption(
      new Option('--as <how>', 'what those who ask get')
        .choices(['reset', '503'])
        .default('reset'),
    )
    .option('--json', JSON_HELP, false)
    .action(({ as, ...options }) =>
      setState(deps, system, { state: 'down', as }, options),
    );
  command
    .command('up')
    .description(`${title} answers again, and at once`)
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
    .option('--environment <name>', 'where; production when not said')
    .option('--revision <sha>', 'of a known commit; a new one when not said')
    .option('--fail', 'what is deployed does not work', false)
    .option('--takes <ms>', 'how long it takes', milliseconds, 8_000)
    .option('--json', JSON_HELP, false)
    .action((application, options) =>
      deploy(deps, system, application, options),
    );
}

/** `rosetta simulate …` */
export const registerSimulateCommands = (
  program: Command,
  deps: SimulateDeps = platformDeps,
) => {
  const simulate = program
    .command('simulate')
    .description("the demo's sources: make one slow or take it down, deploy");
  for (const system of SIMULATORS) {
    const command = simulate
      .command(system.name)
      .description(`the simulated ${system.title}: slow, down, up, deploy`);
    registerStates(command, system, deps);
    registerDeploy(command, system, deps);
  }
  simulate
    .command('status')
    .description('how the sources are, and which applications they have')
    .option('--json', JSON_HELP, false)
    .action(options => showStatus(deps, options));
};
