import { resolve } from 'node:path';
import { Month } from '@rosetta/contracts/values';
import {
  DEMO_MONTHS,
  DEMO_SEED,
  generateDemoBilling,
  loadObjectives,
  loadReferentiel,
  loadRules,
} from '@rosetta/demo';
import { configArgs } from '@rosetta/launcher/home';
import { Command, InvalidArgumentError } from 'commander';
import { JSON_HELP, periodOf } from '../terminal/commandLine';

const month = periodOf({ name: 'month', format: 'YYYY-MM', schema: Month });

const wholeNumber = (text: string) => {
  if (!/^\d{1,9}$/.test(text))
    throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
};

const count = (text: string) => {
  if (wholeNumber(text) < 1)
    throw new InvalidArgumentError('It must be at least 1.');
  return Number(text);
};

interface GenerateOptions {
  until: string;
  seed: number;
  months: number;
  scale: number;
  out: string;
  json?: boolean;
}

const generate = async ({ json, out, ...options }: GenerateOptions) => {
  const files = await generateDemoBilling({
    ...options,
    out: resolve(out),
    onFile: ({ path, lines }) => json || console.log(`${path}: ${lines} lines`),
  });
  if (json) console.log(JSON.stringify({ files }, null, 2));
};

/** Into the platform that runs on this checkout. */
const referentiel = async ({ json }: { json?: boolean }) => {
  const loaded = await loadReferentiel(configArgs());
  if (json) console.log(JSON.stringify(loaded));
  else if (loaded.created === 0)
    console.log('The demo company is already loaded.');
  else console.log(`Created ${loaded.created} entities.`);
};

/** The same for its allocation rules. */
const rules = async ({ json }: { json?: boolean }) => {
  const loaded = await loadRules(configArgs());
  if (json) console.log(JSON.stringify(loaded));
  else if (loaded.created === 0)
    console.log('The allocation rules are already loaded.');
  else console.log(`Created ${loaded.created} allocation rules.`);
};

/** The same for what it promises. */
const objectives = async ({ json }: { json?: boolean }) => {
  const loaded = await loadObjectives(configArgs());
  if (json) console.log(JSON.stringify(loaded));
  else if (loaded.created === 0)
    console.log('The objectives are already loaded.');
  else console.log(`Created ${loaded.created} objectives.`);
};

/** `rosetta demo …` */
export const registerDemoCommands = (program: Command) => {
  const demo = program
    .command('demo')
    .description('the demo company: an invented retailer and its cloud bill');
  demo
    .command('generate')
    .description('write its bill as FOCUS 1.2 files, one per month')
    .requiredOption('--until <month>', 'the last month, YYYY-MM', month)
    .option('--seed <n>', 'seed of the generator', wholeNumber, DEMO_SEED)
    .option('--months <n>', 'how many months', count, DEMO_MONTHS)
    .option('--scale <n>', 'multiplies the number of resources', count, 1)
    .option('--out <folder>', 'where to', '.')
    .option('--json', JSON_HELP)
    .action(generate);
  demo
    .command('referentiel')
    .description('load its applications, teams and pivots into the platform')
    .option('--json', JSON_HELP)
    .action(referentiel);
  demo
    .command('rules')
    .description('load its allocation rules into the platform')
    .option('--json', JSON_HELP)
    .action(rules);
  demo
    .command('objectives')
    .description('load its service level objectives into the platform')
    .option('--json', JSON_HELP)
    .action(objectives);
};
