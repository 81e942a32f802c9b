import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';
import { Program } from '../stage';
import { DEBIAN_PACKAGES, findProgram } from './programs';

const run = promisify(execFile);

const APT = '/usr/bin/apt-get';

/** How a program comes to this machine: by its package manager, when we may use it. */
export interface PackageManager {
  /** Undefined when it can be used; else why not. */
  problem?: string;
  install(packages: readonly string[]): Promise<void>;
}

/** Debian's packages, as root. */
const debianPackages = (): PackageManager => ({
  problem: problemOfApt(),
  async install(packages) {
    await apt('update', '-qq');
    await apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  },
});

function problemOfApt() {
  if (!existsSync(APT)) return 'this system has no apt-get';
  if (process.getuid?.() !== 0) return 'only root may install packages';
  return undefined;
}

function apt(...args: string[]) {
  return run(APT, args, {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

/**
 * Installs what is missing. What can't be installed is no reason to stop: the stages that need it
 * leave out that part, and name it.
 */
export async function installPrograms(
  programs: readonly Program[],
  print: (text: string) => void,
  manager = debianPackages(),
  isThere = (program: Program) => findProgram(program) !== undefined,
): Promise<void> {
  const missing = programs.filter(program => !isThere(program));
  if (missing.length === 0) return;
  const names = missing.join(' and ');
  if (manager.problem) {
    print(`! ${names} not found, and ${manager.problem}.`);
    return;
  }
  print(`· installing ${names}`);
  try {
    await manager.install(missing.flatMap(program => DEBIAN_PACKAGES[program]));
  } catch (error) {
    print(`! ${names} could not be installed: ${lastLineOf(error)}`);
  }
}

function lastLineOf(error: unknown) {
  const { stderr, message } = error as { stderr?: string } & Error;
  return (stderr || message).trim().split('\n').at(-1);
}
