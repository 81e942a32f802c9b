import { inspect } from 'node:util';
import { ConfigError } from '../config/readConfig';

/**
 * Calls the `main` of a process. An error in the configuration is printed as its message alone,
 * any other with its stack; both end the process with 1.
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
