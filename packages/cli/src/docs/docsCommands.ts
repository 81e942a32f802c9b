import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { Problem } from '@rosetta/launcher/problem';
import { Command } from 'commander';
import { format } from 'prettier';
import { buildDocs } from './buildCommand';
import { rolesPage } from './rolesPage';

const ROLES_PAGE = 'docs/roles.md';

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes the page, or with `check` only says whether it would change. */
async function makeRoles({ check }: { check: boolean }, root = ROOT) {
  const file = join(root, ROLES_PAGE);
  const made = await format(rolesPage(), { parser: 'markdown' });
  const isFresh = readIfThere(file) === made;
  if (check && !isFresh)
    throw new Problem(
      `${ROLES_PAGE} does not say what the contracts say.`,
      'Make it anew with `yarn rosetta docs roles`.',
    );
  if (!isFresh) writeFileSync(file, made);
  process.stdout.write(`${ROLES_PAGE} ${isFresh ? 'is up to date' : 'made'}\n`);
}

/** `rosetta docs …` */
export const registerDocsCommands = (program: Command) => {
  const docs = program
    .command('docs')
    .description('documentation: what is made from the code, and all sites');
  docs
    .command('roles')
    .description(`who may do what, ${ROLES_PAGE}, from the contracts`)
    .option('--check', 'write nothing, and fail if it is not up to date', false)
    .action(options => makeRoles(options));
  docs
    .command('build')
    .description('every documentation site here, as the portal builds it')
    .option('--out <folder>', 'keep them there')
    .action(buildDocs);
};
