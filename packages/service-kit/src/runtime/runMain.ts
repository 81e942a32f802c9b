import { inspect } from 'node:util';
import { ConfigError } from '../config/readConfig';

/**
 * Calls the `main` of a process. What a person did wrong in the configuration is told in
 * their words, and the process ends with 1; anything else keeps its stack.
 */
export async function runMain(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    const text = error instanceof ConfigError ? error.message : inspect(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  }
}
