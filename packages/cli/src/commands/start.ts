import {
  outOfSpace,
  openPlatform,
  Platform,
  StartOptions,
} from '@rosetta/launcher';
import { DemoUser, Output } from '@rosetta/launcher/output';
import {
  watchForLeaving,
  killAll,
  LAUNCHER,
} from '@rosetta/launcher/supervisor';
import { importModule } from '../importModule';
import { INTERRUPTED } from '../terminal/commandLine';

/** Starts the platform, runs until a shutdown signal, and stops everything it started. */
export async function start(options: StartOptions, output: Output) {
  const platform = await openPlatform(options, output);
  const { received: received } = watchForLeaving(() => {
    killAll(platform.records);
    process.exit(INTERRUPTED);
  });
  try {
    const up = platform.supervisor.start().then(() => true);
    if (await Promise.race([up, received.then(() => false)])) {
      output.open(platform.url, await demoUsers());
      await received;
    } else process.exitCode = INTERRUPTED;
  } catch (error) {
    // A component that fails for lack of disk space rarely says so.
    throw outOfSpace(platform.home) ?? error;
  } finally {
    await stop(platform, output);
  }
}

async function stop({ supervisor, records }: Platform, output: Output) {
  output.line('Stopping');
  await supervisor.stop();
  records.remove(LAUNCHER);
  output.line('Everything is stopped');
}

/** Loaded late, as it brings a whole identity provider. */
async function demoUsers(): Promise<DemoUser[]> {
  const { DEMO_USERS } = await importModule(import('@rosetta/simulators'));
  return DEMO_USERS.map(({ name, displayName, purpose }) => ({
    name,
    description: `${displayName} ${purpose.en}`,
  }));
}
