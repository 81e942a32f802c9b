import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { Problem } from '@rosetta/launcher/problem';
import { Command } from 'commander';
import { format } from 'prettier';
import { buildDocs } from './buildCommand';
import { domainsPage } from './domainsPage';
import { rolesPage } from './rolesPage';

/** Pages that say what the contracts say, and what makes each. */
const PAGES = {
  'docs/roles.md': rolesPage,
  'docs/domains.md': domainsPage,
};

function readIfExists(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Writes a page, or with `check` only says whether it would change. */
async function generatePage(
  page: string,
  content: string,
  { check }: { check: boolean },
) {
  const file = join(ROOT, page);
  const made = await format(content, { parser: 'markdown' });
  const isFresh = readIfExists(file) === made;
  if (check && !isFresh)
    throw new Problem(
      `${page} is out of date.`,
      'Generate it with `yarn rosetta docs generate`.',
    );
  if (!isFresh) writeFileSync(file, made);
  process.stdout.write(`${page} ${isFresh ? 'is up to date' : 'generated'}\n`);
}

async function generatePages(options: { check: boolean }) {
  for (const [page, make] of Object.entries(PAGES))
    await generatePage(page, make(), options);
}

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
    .action(generatePages);
  docs
    .command('build')
    .description('build every documentation site, as the portal does')
    .option('--out <folder>', 'folder to keep them in')
    .action(buildDocs);
};
