import { homeAt } from '@rosetta/launcher/home';
import { Records } from '@rosetta/launcher/supervisor';

/** Where the platform under test is; set by its start, or by whoever runs one already. */
export const platform = () => ({
  home: process.env.ROSETTA_E2E_HOME!,
  offset: Number(process.env.ROSETTA_E2E_OFFSET),
});

/** While `action` runs, a process of the platform stands still, as one that hangs does. */
export async function whileStopped<T>(name: string, action: () => Promise<T>) {
  const { pid } = new Records(homeAt(platform().home).run).read(name)!;
  process.kill(pid, 'SIGSTOP');
  try {
    return await action();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
