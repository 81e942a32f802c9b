import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Program } from '../stage';

/** Under which names a program may be on PATH. */
const NAMES: Record<Program, readonly string[]> = {
  chromium: ['chromium', 'chromium-browser', 'google-chrome'],
  'redis-server': ['redis-server'],
};

export function findProgram(program: Program): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap(folder => NAMES[program].map(name => join(folder, name)))
    .find(file => existsSync(file));
}

/** Whether a command is on PATH, of those that nobody installs for a test. */
export const hasCommand = (name: string) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .some(folder => existsSync(join(folder, name)));
