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

/** Brings the platform up and stays until it is asked to leave; then nothing it started is left. */
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
    // What fails for lack of space says so in its own way, if at all.
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
  return DEMO_USERS.map(({ name, displayName, comesFor }) => ({
    name,
    description: `${displayName} ${comesFor.en}`,
  }));
}
