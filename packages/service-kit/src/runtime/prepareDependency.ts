import { Dependency } from './types';

/**
 * Starts what a process needs, brought up to date before.
 * @param migrates - false where another process migrates
 * @throws CheckError when another process should have, and has not
 */
export async function prepareDependency(
  dependency: Dependency,
  migrates: boolean,
): Promise<void> {
  if (migrates) await dependency.migrate?.();
  await dependency.start?.();
  if (!migrates && dependency.migrate) await dependency.check?.();
}
