import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { homeAt, rosettaHome } from '@rosetta/launcher/home';
import { Records } from '@rosetta/launcher/supervisor';

/** Where the platform under test is: as its start set it, else the one that a person runs here. */
export const platform = () => {
  const { ROSETTA_E2E_HOME, ROSETTA_E2E_OFFSET, ROSETTA_PORT_OFFSET } =
    process.env;
  const home = ROSETTA_E2E_HOME ?? rosettaHome().dir;
  return {
    home,
    offset: Number(ROSETTA_E2E_OFFSET ?? ROSETTA_PORT_OFFSET ?? 0),
    /** Written once the platform is up, or can't come up. */
    announcement: join(home, 'e2e.json'),
  };
};

type Announcement = { url: string } | { problem: string };

export function announcePlatform(announcement: Announcement) {
  const file = platform().announcement;
  writeFileSync(`${file}.part`, JSON.stringify(announcement));
  renameSync(`${file}.part`, file);
}

/** The address of the portal, once everything is up. */
export async function portalUrl(): Promise<string> {
  if (process.env.ROSETTA_E2E_URL) return process.env.ROSETTA_E2E_URL;
  const { announcement } = platform();
  while (!existsSync(announcement)) await sleep(200);
  const announced: Announcement = JSON.parse(
    readFileSync(announcement, 'utf8'),
  );
  if ('problem' in announced) throw new Error(announced.problem);
  return announced.url;
}

/** While `action` runs, a process of the platform is stopped, as one that hangs. */
export async function whileStopped<T>(name: string, action: () => Promise<T>) {
  const { pid } = new Records(homeAt(platform().home).run).read(name)!;
  process.kill(pid, 'SIGSTOP');
  try {
    return await action();
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}
