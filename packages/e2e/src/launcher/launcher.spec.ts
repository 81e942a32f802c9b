import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { dropStores } from '@rosetta/launcher';
import { homeAt } from '@rosetta/launcher/home';
import { freePortOffset, isFree, readPorts } from '@rosetta/launcher/ports';
import { LAUNCHER, Records } from '@rosetta/launcher/supervisor';
import { Launched, LaunchOptions, launch, rosetta } from '../support/launcher';

/** A warm start takes 20 s at most, but this machine runs the other tests' platform too. */
test.setTimeout(240_000);

const launched: Launched[] = [];
let here: LaunchOptions;
/** Of `here`, left running by one test for the next: each start takes a third of a minute. */
let running: Launched | undefined;

async function newHome(from: number): Promise<LaunchOptions> {
  const home = mkdtempSync(join(tmpdir(), 'rosetta-launcher-'));
  return { home, offset: await freePortOffset(from) };
}

function dropHome({ home }: LaunchOptions) {
  dropStores(homeAt(home));
  rmSync(home, { recursive: true, force: true });
}

function start(options: LaunchOptions) {
  const one = launch(['--no-demo'], options);
  launched.push(one);
  return one;
}

async function stopAll() {
  running = undefined;
  await Promise.all(launched.splice(0).map(one => one.stop()));
}

/** The platform of `here`, with everything up. */
async function startedHere(): Promise<Launched> {
  running ??= start(here);
  await running.url();
  return running;
}

/** The platform of `here`, for a test that ends it. */
async function startedToEnd(): Promise<Launched> {
  const one = await startedHere();
  running = undefined;
  return one;
}

const openRecords = ({ home }: LaunchOptions) => new Records(homeAt(home).run);

async function portsInUse({ offset }: LaunchOptions) {
  const ports = Object.values(
    readPorts({ ROSETTA_PORT_OFFSET: String(offset) }),
  );
  const used: number[] = [];
  for (const port of ports) if (!(await isFree(port))) used.push(port);
  return used;
}

async function expectNothingLeft(options: LaunchOptions) {
  expect(openRecords(options).list()).toEqual([]);
  expect(await portsInUse(options)).toEqual([]);
}

test.beforeAll(async () => {
  here = await newHome(3_000);
});
// The next test does not reuse what a failed one left running.
test.afterEach(async ({}, { status, expectedStatus }) => {
  if (status !== expectedStatus) await stopAll();
});
test.afterAll(async () => {
  await stopAll();
  dropHome(here);
});

test('a start brings every component up and a second one names its address', async () => {
  const url = await (await startedHere()).url();
  const status = await rosetta(['status', '--json'], here);
  expect(status.code).toBe(0);
  const { components } = JSON.parse(status.stdout);
  for (const component of components)
    expect(component).toMatchObject({
      state: 'up',
      version: expect.stringMatching(/^\d+\.\d+/),
      since: expect.stringMatching(/Z$/),
    });
  const second = await rosetta(['start'], here);
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`already running at ${url}`);
});

test('a component that is killed comes up again', async () => {
  const one = await startedHere();
  const { pid } = openRecords(here).read('finops-api')!;
  process.kill(pid, 'SIGKILL');
  await expect
    .poll(() => one.events.map(({ text }) => text), { timeout: 60_000 })
    .toContain('FinOps API is up again');
  expect((await rosetta(['status'], here)).code).toBe(0);
});

function stopsOn(signal: NodeJS.Signals) {
  test(`${signal} stops everything within ten seconds`, async () => {
    const one = await startedToEnd();
    const sentAt = Date.now();
    one.child.kill(signal);
    expect(await one.ended).toEqual({ code: 0, signal: null });
    expect(Date.now() - sentAt).toBeLessThan(12_000);
    await expectNothingLeft(here);
    const status = await rosetta(['status', '--json'], here);
    expect(status.code).toBe(1);
  });
}
stopsOn('SIGINT');

test('two platforms at once do not affect each other', async () => {
  const there = await newHome(here.offset + 100);
  const other = start(there);
  await Promise.all([startedHere(), other.url()]);
  await other.stop();
  await expectNothingLeft(there);
  expect((await rosetta(['status'], here)).code).toBe(0);
  dropHome(there);
});

stopsOn('SIGTERM');

test('after kill -9 of the launcher, and of the host of PostgreSQL, the next start cleans up', async () => {
  const one = await startedToEnd();
  const records = openRecords(here);
  one.child.kill('SIGKILL');
  process.kill(records.read('postgres')!.pid, 'SIGKILL');
  await one.ended;
  const next = await startedHere();
  expect(records.read(LAUNCHER)!.pid).toBe(next.child.pid);
});

stopsOn('SIGHUP');

test('a start that is interrupted half way leaves nothing', async () => {
  const one = start(here);
  await expect
    .poll(() => one.events.some(({ name }) => name === 'postgres'))
    .toBe(true);
  one.child.kill('SIGINT');
  expect(await one.ended).toEqual({ code: 130, signal: null });
  await expectNothingLeft(here);
});

test('after kill -9 of the launcher, stop leaves nothing', async () => {
  const one = await startedToEnd();
  one.child.kill('SIGKILL');
  await one.ended;
  const stop = await rosetta(['stop'], here);
  expect(stop.code).toBe(0);
  await expectNothingLeft(here);
});

test('a start reports a port in use with its owner and the cure', async () => {
  const { 'finops-api': port } = readPorts({
    ROSETTA_PORT_OFFSET: String(here.offset),
  });
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const one = start(here);
  expect(await one.ended).toEqual({ code: 1, signal: null });
  server.close();
  expect(one.stderr).toMatch(
    new RegExp(
      `Port ${port}, for FinOps API, is taken by node.*\\(process ${process.pid}\\).*ROSETTA_PORT_OFFSET=`,
    ),
  );
  await expectNothingLeft(here);
});
