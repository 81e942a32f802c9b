import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Problem } from '@rosetta/launcher/problem';

const run = promisify(execFile);

const DEFAULT_BRANCHES = ['origin/HEAD', 'origin/main', 'main'];

export interface Changes {
  /** The commit at which this branch left the default one. */
  since: string;
  branch: string;
  /** From the root; those that were deleted too. */
  files: string[];
}

/** What differs from the default branch here: commits, what is not committed, new files. */
export async function readChanges(root: string): Promise<Changes> {
  const git = async (...args: string[]) =>
    (await run('git', args, { cwd: root, maxBuffer: 64 << 20 })).stdout.trim();
  const exists = (branch: string) =>
    git('rev-parse', '--verify', '--quiet', `${branch}^{commit}`).then(
      () => branch,
      () => undefined,
    );
  const found = await Promise.all(DEFAULT_BRANCHES.map(exists));
  const branch = found.find(each => each !== undefined);
  if (!branch)
    throw new Problem(
      'There is no default branch to compare with (origin/HEAD, origin/main, main).',
      'Fetch it, or run `npm test` without --changed.',
    );
  const since = await git('merge-base', 'HEAD', branch);
  const listed = await Promise.all([
    git('diff', '--name-only', '--no-renames', since),
    git('ls-files', '--others', '--exclude-standard'),
  ]);
  const files = listed.flatMap(text => text.split('\n')).filter(Boolean);
  return { since, branch, files: [...new Set(files)].sort() };
}

/** Those that are still there, for tools that read them. */
export const existing = (root: string, files: readonly string[]) =>
  files.filter(file => existsSync(join(root, file)));
