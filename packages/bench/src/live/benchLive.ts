import { setTimeout as delay } from 'node:timers/promises';
import { order, signIn } from '@rosetta/launcher/clients';
import { rosettaHome } from '@rosetta/launcher/home';
import { readPorts } from '@rosetta/launcher/ports';
import { Problem } from '@rosetta/launcher/problem';
import { Records } from '@rosetta/launcher/supervisor';
import { DeployAnswer, SimulatorsStatus } from '@rosetta/simulators';
import { z } from 'zod';
import { BoardListener } from './BoardListener';
import { formatLive } from './formatLive';
import { percentilesOf } from '../percentiles';
import { ResourceUsage, resourceUsageOf } from './resourceUsage';
import { Cost, LiveResult } from './result';

export interface BenchLiveOptions {
  pages: number;
  rounds: number;
  json: boolean;
}

const PROCESSES = ['backstage', 'monitoring-api'];
const OPENING_AT_ONCE = 20;
const ARRIVAL_LIMIT_MS = 5_000;
const SLOW_MS = 10_000;
const REQUESTS = 200;

interface Target {
  portal: string;
  simulators: string;
  token: string;
}

const boardOf = ({ portal }: Target) =>
  `${portal}/api/rosetta/monitoring/v1/deployments/live`;

const openPages = async (target: Target, count: number) => {
  const pages = Array.from({ length: count }, () => new BoardListener());
  for (let first = 0; first < count; first += OPENING_AT_ONCE)
    await Promise.all(
      pages
        .slice(first, first + OPENING_AT_ONCE)
        .map(page => page.open(boardOf(target), target.token)),
    );
  return pages;
};

const deployable = async ({ simulators }: Target) => {
  const status = await order(SimulatorsStatus, simulators, {
    method: 'get',
    path: '/status',
  });
  return status.applications
    .filter(({ systems }) => systems.includes('argocd'))
    .map(({ id }) => id);
};

/** Deploys one application, and waits until all pages know what runs; from when it does. */
const measureChange = async (
  { simulators }: Target,
  application: string,
  pages: readonly BoardListener[],
) => {
  const { revision, endsAt } = await order(DeployAnswer, simulators, {
    method: 'post',
    path: '/argocd/deployments',
    body: { application, durationMs: 500 },
  });
  const changed = performance.now() + Date.parse(endsAt) - Date.now();
  const arrival = ({ arrivals }: BoardListener) =>
    [...arrivals].find(([key]) => key.endsWith(` ${revision}`))?.[1];
  while (
    performance.now() - changed < ARRIVAL_LIMIT_MS &&
    !pages.every(arrival)
  )
    await delay(50);
  return pages.flatMap(page => (arrival(page) ?? NaN) - changed);
};

const requestBoard = async (target: Target): Promise<number> => {
  const began = performance.now();
  const answer = await fetch(boardOf(target), {
    headers: { authorization: `Bearer ${target.token}` },
  });
  if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
  await answer.arrayBuffer();
  return performance.now() - began;
};

const requestRepeatedly = async (target: Target) => {
  const times: number[] = [];
  for (let left = REQUESTS; left > 0; left -= 1)
    times.push(await requestBoard(target));
  return percentilesOf(times);
};

/** Asks for the board while one of its two sources takes 10 s. */
const requestWithSlowSource = async (target: Target) => {
  const set = (state: object) =>
    order(z.unknown(), target.simulators, {
      method: 'put',
      path: '/gitlab/state',
      body: state,
    });
  await set({ state: 'slow', delayMs: SLOW_MS });
  try {
    await delay(2 * ARRIVAL_LIMIT_MS);
    return await requestRepeatedly(target);
  } finally {
    await set({ state: 'up' });
  }
};

const costOf = (
  process: string,
  [before, opened, after]: readonly (ResourceUsage | undefined)[],
  { pages, seconds }: { pages: number; seconds: number },
): Cost[] =>
  before && opened && after
    ? [
        {
          process,
          megabytes: after.megabytes,
          megabytesPerPage: (after.megabytes - before.megabytes) / pages,
          cpuPercent: ((after.cpuSeconds - opened.cpuSeconds) / seconds) * 100,
        },
      ]
    : [];

/** Changes one application after the other, and times each change at each page. */
const timeChanges = async (
  target: Target,
  pages: readonly BoardListener[],
  { rounds }: BenchLiveOptions,
  report: (text: string) => void,
) => {
  const applications = await deployable(target);
  const times: number[] = [];
  for (let at = 0; at < rounds; at += 1) {
    report(`Change ${at + 1} of ${rounds}`);
    const application = applications[at % applications.length];
    times.push(...(await measureChange(target, application, pages)));
    await delay(1_000);
  }
  const arrived = times.filter(ms => !Number.isNaN(ms));
  return {
    change: percentilesOf(arrived),
    missed: times.length - arrived.length,
  };
};

const measurePages = async (
  target: Target,
  options: BenchLiveOptions,
  report: (text: string) => void,
) => {
  const records = new Records(rosettaHome().run);
  const readUsage = () => PROCESSES.map(name => resourceUsageOf(records, name));
  const before = readUsage();
  report(`Opening the board in ${options.pages} pages`);
  const pages = await openPages(target, options.pages);
  try {
    const opened = readUsage();
    const began = performance.now();
    const changes = await timeChanges(target, pages, options, report);
    const after = readUsage();
    const seconds = (performance.now() - began) / 1_000;
    const over = { pages: options.pages, seconds };
    const costs = PROCESSES.flatMap((name, at) =>
      costOf(name, [before[at], opened[at], after[at]], over),
    );
    return { pages: options.pages, ...changes, costs };
  } finally {
    for (const page of pages) page.close();
  }
};

const measure = async (
  target: Target,
  options: BenchLiveOptions,
  report: (text: string) => void,
): Promise<LiveResult> => {
  const pages = await measurePages(target, options, report);
  report('Requesting the board');
  const allSourcesUp = await requestRepeatedly(target);
  report('Requesting it while GitLab takes 10 s');
  return {
    ...pages,
    allSourcesUp: allSourcesUp,
    oneSourceSlow: await requestWithSlowSource(target),
  };
};

/** `rosetta bench live`: the board of a platform that runs with the demo, through the gateway. */
export const benchLive = async (options: BenchLiveOptions) => {
  const ports = readPorts();
  const portal = `http://localhost:${ports.backstage}`;
  const { token } = await signIn(portal, 'monitoring-admin');
  const target = {
    portal,
    token,
    simulators: `http://localhost:${ports.simulators}`,
  };
  const report = (text: string) =>
    options.json || process.stderr.write(`· ${text}\n`);
  const result = await measure(target, options, report);
  if (result.change.count === 0)
    throw new Problem(
      'No change reached any page.',
      'See the logs of monitoring-api in .rosetta/logs.',
    );
  console.log(
    options.json ? JSON.stringify(result, null, 2) : formatLive(result),
  );
};
