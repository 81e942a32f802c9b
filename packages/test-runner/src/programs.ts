import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Programs that the tests use and npm does not bring. */
const PROGRAMS = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  'redis-server': ['redis-server'],
};
export type DebianPackage = keyof typeof PROGRAMS;

export function findProgram(name: DebianPackage): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => PROGRAMS[name].map(program => join(folder, program)))
    .find(file => existsSync(file));
}

/** In CI as root, what is missing is installed; elsewhere that is for the person to decide. */
export function installMissing(names: readonly DebianPackage[]): void {
  const missing = names.filter(name => !findProgram(name));
  const mayInstall = process.env.CI && process.getuid?.() === 0;
  if (missing.length === 0 || !mayInstall || !existsSync('/usr/bin/apt-get'))
    return;
  const apt = (...args: string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  apt('update', '-qq');
  apt('install', '-y', '-qq', '--no-install-recommends', ...missing);
}
