import { Command } from 'commander';
import { generateFiles } from '../terminal/generateFiles';
import { buildDocs } from './buildCommand';
import { domainsPage } from './domainsPage';
import { rolesPage } from './rolesPage';

/** Pages that say what the contracts say, and what makes each. */
const PAGES = {
  'docs/roles.md': rolesPage,
  'docs/domains.md': domainsPage,
};

/** `rosetta docs …` */
export const registerDocsCommands = (program: Command) => {
  const docs = program
    .command('docs')
    .description('generate pages from the code; build the sites');
  docs
    .command('generate')
    .description('the pages of roles and domains, from the contracts')
    .option(
      '--check',
      'write nothing, and fail if one is not up to date',
      false,
    )
    .action(({ check }) =>
      generateFiles(PAGES, { check, command: 'docs generate' }),
    );
  docs
    .command('build')
    .description('build every documentation site, as the portal does')
    .option('--out <folder>', 'folder to keep them in')
    .action(buildDocs);
};
