import { ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { homeAt, ROOT } from '../home/home';
import { freePort } from '../ports/freePort';
import { testHome } from './__testUtils__/testHome';
import { claimHome, stopAll } from './staleProcesses';
import { identify, isRunning, waitUntilGone } from './processes';
import { LAUNCHER, Records } from './records';

const home = testHome();
const records = new Records(home.run);
const children: ChildProcess[] = [];

/** A process in a group of its own that stays until it is ended. */
function spawnSleeper() {
  const child = spawn(
    process.execPath,
    ['-e', 'setInterval(() => {}, 1000); console.log("up")'],
    { detached: true, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  return once(child.stdout!, 'data').then(() => child);
}

/** The launcher of one component, with its channel to that one. */
async function spawnLauncher(port: number) {
  const child = spawn(
    process.execPath,
    [
      '--require',
      createRequire(join(ROOT, 'package.json')).resolve(
        '@backstage/cli/config/nodeTransform.cjs',
      ),
      join(__dirname, '__testUtils__/launcher.ts'),
      JSON.stringify(home),
      String(port),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  children.push(child);
  await once(child.stdout!, 'data');
  return child;
}

afterEach(async () => {
  children.splice(0).forEach(child => child.kill('SIGKILL'));
  await stopAll(records);
});
afterAll(() => rmSync(home.dir, { recursive: true, force: true }));

describe('a process that a killed launcher leaves behind', () => {
  it('ends by itself soon after the launcher is killed', async () => {
    const launcher = await spawnLauncher(await freePort());
    const server = records.read('server')!;
    expect(isRunning(server)).toBe(true);
    launcher.kill('SIGKILL');
    expect(await waitUntilGone(server, 10_000)).toBe(true);
  });

  it('is stopped and named by stopAll', async () => {
    const child = await spawnSleeper();
    records.write('worker', child.pid!);
    expect(await stopAll(records)).toEqual(['worker']);
    expect(identify(child.pid!)).toBeUndefined();
    expect(await stopAll(records)).toEqual([]);
  });

  it('is not mistaken for a process that got its pid later', async () => {
    const child = await spawnSleeper();
    const stale = {
      name: 'worker',
      pid: child.pid,
      startTime: '1',
      since: new Date().toISOString(),
      stopSignal: 'SIGTERM',
    };
    writeFileSync(join(home.run, 'worker.json'), JSON.stringify(stale));
    expect(await stopAll(records)).toEqual([]);
    expect(identify(child.pid!)).toBeDefined();
  });
});

describe('claimHome', () => {
  it('refuses a second start and names the address of the first', async () => {
    const child = await spawnSleeper();
    records.write(LAUNCHER, child.pid!, {
      title: 'Rosetta',
      url: 'http://localhost:7007',
    });
    await expect(claimHome(records, {})).rejects.toThrow(
      `Rosetta is already running at http://localhost:7007 (process ${child.pid}`,
    );
  });

  it('stops what a killed launcher left running', async () => {
    const child = await spawnSleeper();
    records.write('worker', child.pid!);
    const details = { title: 'Rosetta', url: 'http://localhost:7007' };
    expect(await claimHome(records, details)).toEqual(['worker']);
    expect(records.read(LAUNCHER)).toMatchObject({ pid: process.pid });
    records.remove(LAUNCHER);
  });

  it('lets only one of two concurrent starts claim a home', () => {
    const other = new Records(homeAt(home.dir).run);
    const first = records.writeFirst(LAUNCHER, process.pid, {});
    const second = other.writeFirst(LAUNCHER, process.pid, {});
    expect([first, second]).toEqual([true, false]);
    records.remove(LAUNCHER);
  });
});
