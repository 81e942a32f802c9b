import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { jsonOutput } from '@rosetta/launcher/output';
import { Command, Help, Option } from 'commander';
import { start } from './commands/start';
import { formatStatus, isAllUp, status } from './commands/status';
import { stop } from './commands/stop';
import { importModule } from './importModule';
import { JSON_HELP } from './terminal/commandLine';
import { TerminalOutput } from './terminal/terminalOutput';

const CORE_COMMANDS = new Set(['start', 'dev', 'stop', 'status']);

const print = (text: string) => process.stdout.write(`${text}\n`);

/** These take a second to load: only the group that is named is loaded. */
const GROUPS: Record<string, () => Promise<(program: Command) => void>> = {
  audit: async () =>
    (await importModule(import('./audit/auditCommands'))).registerAuditCommands,
  batch: async () =>
    (await importModule(import('./batch/batchCommands'))).registerBatchCommands,
  bench: async () =>
    (await importModule(import('./bench/benchCommands'))).registerBenchCommands,
  deploy: async () =>
    (await importModule(import('./deploy/deployCommands')))
      .registerDeployCommands,
  docs: async () =>
    (await importModule(import('./docs/docsCommands'))).registerDocsCommands,
  demo: async () =>
    (await importModule(import('./demo/demoCommands'))).registerDemoCommands,
  new: async () =>
    (await importModule(import('./new/newCommands'))).registerNewCommands,
  raw: async () =>
    (await importModule(import('./raw/rawCommands'))).registerRawCommands,
  simulate: async () =>
    (await importModule(import('./simulate/simulateCommands')))
      .registerSimulateCommands,
  test: async () =>
    (await importModule(import('./test/testCommand'))).registerTestCommand,
  token: async () =>
    (await importModule(import('./token/tokenCommand'))).registerTokenCommand,
};

/** The commands, and of the groups the one that is named first; all of them for help. */
export async function createProgram(argv = process.argv): Promise<Command> {
  const program = new Command('rosetta')
    .description('One portal for what an application is, costs and how it runs')
    .version(version(), '--version')
    .showHelpAfterError()
    .configureHelp({ optionDescription: described });
  registerStart(program);
  registerStopAndStatus(program);
  for (const name of neededGroups(argv[2])) (await GROUPS[name]())(program);
  return program;
}

function neededGroups(word: string | undefined): string[] {
  if (word && word in GROUPS) return [word];
  return word && CORE_COMMANDS.has(word) ? [] : Object.keys(GROUPS);
}

/** That a switch is off by default goes without saying in help. */
function described(option: Option) {
  const { description, defaultValue } = option;
  return defaultValue === false
    ? description
    : new Help().optionDescription(option);
}

function registerStart(program: Command) {
  register('start', 'start the platform, and stay until Ctrl-C', false);
  register('dev', 'the same platform with hot reload of the portal', true);

  function register(name: string, description: string, dev: boolean) {
    program
      .command(name)
      .description(description)
      .option('--demo', 'with the demo company; the default of a new home')
      .option('--no-demo', 'without demo data (demo users stay)')
      .option('--fresh', 'drop the embedded stores first', false)
      .option('--json', 'for programs: a JSON object per line', false)
      .action(({ json, ...options }) =>
        start(
          { ...options, dev },
          json ? jsonOutput(print) : new TerminalOutput(),
        ),
      );
  }
}

function registerStopAndStatus(program: Command) {
  program
    .command('stop')
    .description('stop the platform of this checkout')
    .option('--json', JSON_HELP, false)
    .action(async ({ json }) => {
      const stopped = await stop();
      if (json) print(JSON.stringify({ stopped }));
      else if (stopped.length > 0) print(`Stopped: ${stopped.join(', ')}`);
      else print('Nothing was running.');
    });
  program
    .command('status')
    .description('every component: up or down, version, since when')
    .option('--json', JSON_HELP, false)
    .action(async ({ json }) => {
      const now = await status();
      print(json ? JSON.stringify(now, null, 2) : formatStatus(now));
      if (!isAllUp(now)) process.exitCode = 1;
    });
}

function version(): string {
  return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version;
}
