import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Program } from '../stage';

/** Under which names a program may be on PATH. */
const NAMES: Record<Program, readonly string[]> = {
  // The shell draws no window of a browser around the pages, which costs about half as much.
  chromium: [
    'chromium-headless-shell',
    'chromium',
    'chromium-browser',
    'google-chrome',
  ],
  promtool: ['promtool'],
  'redis-server': ['redis-server'],
};

/** What brings a program on Debian. */
export const DEBIAN_PACKAGES: Record<Program, readonly string[]> = {
  // The shell reads files of the full browser, and its package does not say so.
  chromium: ['chromium', 'chromium-headless-shell'],
  promtool: ['prometheus'],
  'redis-server': ['redis-server'],
};

export function findProgram(program: Program): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return NAMES[program]
    .flatMap(name => folders.map(folder => join(folder, name)))
    .find(file => existsSync(file));
}

/** Whether a command is on PATH, of those that nobody installs for a test. */
export const hasCommand = (name: string) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .some(folder => existsSync(join(folder, name)));
