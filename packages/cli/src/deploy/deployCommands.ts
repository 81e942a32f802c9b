import { resolve } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { Argument, Command } from 'commander';
import { generateFiles } from '../terminal/generateFiles';
import { makeSecrets, SECRETS_FOLDER } from './compose/secretFiles';
import { DEPLOYMENT_FILES } from './generatedFiles';
import { assembleImageTree, IMAGE_KINDS, ImageKind } from './images/imageTree';

const print = (text: string) => process.stdout.write(`${text}\n`);

/** `rosetta deploy …` */
export const registerDeployCommands = (program: Command) => {
  const deploy = program
    .command('deploy')
    .description('what images, Docker Compose and the Helm chart need');
  deploy
    .command('generate')
    .description(
      'the Compose file and parts of the Helm chart, from the domains',
    )
    .option(
      '--check',
      'write nothing, and fail if one is not up to date',
      false,
    )
    .action(({ check }) =>
      generateFiles(DEPLOYMENT_FILES, { check, command: 'deploy generate' }),
    );
  deploy
    .command('secrets')
    .description('make the secrets of the Compose file that are not there yet')
    .action(() => {
      const made = makeSecrets(ROOT);
      print(
        made.length > 0
          ? `Made in ${SECRETS_FOLDER}: ${made.join(', ')}`
          : `All secrets are in ${SECRETS_FOLDER} already.`,
      );
    });
  deploy
    .command('tree')
    .description('put together what an image holds, in an empty folder')
    .addArgument(new Argument('<kind>', 'of image').choices(IMAGE_KINDS))
    .argument('<folder>')
    .action(async (kind: ImageKind, folder: string) => {
      const out = resolve(folder);
      const packages = await assembleImageTree(kind, out);
      print(`${out}: ${kind}, on ${packages} packages`);
    });
};
