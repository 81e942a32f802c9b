import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { generateDomain, GeneratedDomain } from '@rosetta/domain-template';
import { ROOT } from '@rosetta/launcher/home';
import { Command } from 'commander';
import { JSON_HELP } from '../terminal/commandLine';

/** What a person does after a domain was generated. */
const formatGenerated = ({ names, port, created, changed }: GeneratedDomain) =>
  `${names.title} is there: ${
    created.length
  } new files, one line more in each of

  ${changed.join('\n  ')}

Next:

  npm start                                 installs and starts it: pages at /${
    names.name
  }, API on port ${port}
  yarn rosetta raw import ${names.name}.readings examples/${
    names.name
  }/readings.json
  yarn rosetta batch ${names.name} run
  yarn rosetta docs generate                the pages of roles and domains
  yarn rosetta deploy generate              the Compose file
  npm test -- --changed                     its tests, and those of what it changes

docs/add-a-domain.md says what to change in it, and where.
`;

const newDomain = async (
  name: string,
  { title, json }: { title?: string; json: boolean },
) => {
  const generated = await generateDomain(ROOT, { name, title });
  process.stdout.write(
    json
      ? `${JSON.stringify(generated, null, 2)}\n`
      : formatGenerated(generated),
  );
};

/** Plugins, modules and libraries: Backstage's own templates. */
const runBackstageNew = (args: readonly string[]) => {
  const { resolve } = createRequire(join(ROOT, 'package.json'));
  const cli = join(
    dirname(resolve('@backstage/cli/package.json')),
    'bin/backstage-cli',
  );
  const { status } = spawnSync(process.execPath, [cli, 'new', ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
};

/** `rosetta new …`, which is `yarn new …` */
export const registerNewCommands = (program: Command) => {
  const create = program
    .command('new')
    .description('a domain, or what the templates of Backstage make')
    .allowUnknownOption()
    .allowExcessArguments()
    .action((_options, { args }: Command) => runBackstageNew(args));
  create
    .command('domain')
    .description(
      'contracts, mart, API, batch, plugin, documentation and tests of a domain that works',
    )
    .argument('<name>', 'lower case words with hyphens, like energy-use')
    .option(
      '--title <title>',
      'what people call it; made of the name when not given',
    )
    .option('--json', JSON_HELP, false)
    .action(newDomain);
};
