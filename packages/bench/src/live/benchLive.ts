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
import { percentilesOf } from './percentiles';
import { Taken, takenBy } from './processes';
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
const QUESTIONS = 200;

interface Place {
  portal: string;
  simulators: string;
  token: string;
}

const boardOf = ({ portal }: Place) =>
  `${portal}/api/rosetta/monitoring/v1/deployments/live`;

const openPages = async (place: Place, count: number) => {
  const pages = Array.from({ length: count }, () => new BoardListener());
  for (let first = 0; first < count; first += OPENING_AT_ONCE)
    await Promise.all(
      pages
        .slice(first, first + OPENING_AT_ONCE)
        .map(page => page.open(boardOf(place), place.token)),
    );
  return pages;
};

const deployable = async ({ simulators }: Place) => {
  const status = await order(SimulatorsStatus, simulators, {
    method: 'get',
    path: '/status',
  });
  return status.applications
    .filter(({ systems }) => systems.includes('argocd'))
    .map(({ id }) => id);
};

/** Deploys one application, and waits until all pages know what runs; from when it does. */
const round = async (
  { simulators }: Place,
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

const ask = async (place: Place): Promise<number> => {
  const began = performance.now();
  const answer = await fetch(boardOf(place), {
    headers: { authorization: `Bearer ${place.token}` },
  });
  if (!answer.ok) throw new Error(`the board answered ${answer.status}`);
  await answer.arrayBuffer();
  return performance.now() - began;
};

const askAgain = async (place: Place) => {
  const times: number[] = [];
  for (let left = QUESTIONS; left > 0; left -= 1) times.push(await ask(place));
  return percentilesOf(times);
};

/** Asks for the board while one of its two sources takes 10 s. */
const askWithOneSlow = async (place: Place) => {
  const set = (state: object) =>
    order(z.unknown(), place.simulators, {
      method: 'put',
      path: '/gitlab/state',
      body: state,
    });
  await set({ state: 'slow', delayMs: SLOW_MS });
  try {
    await delay(2 * ARRIVAL_LIMIT_MS);
    return await askAgain(place);
  } finally {
    await set({ state: 'up' });
  }
};

const costOf = (
  process: string,
  [before, opened, after]: readonly (Taken | undefined)[],
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
  place: Place,
  pages: readonly BoardListener[],
  { rounds }: BenchLiveOptions,
  say: (text: string) => void,
) => {
  const applications = await deployable(place);
  const times: number[] = [];
  for (let at = 0; at < rounds; at += 1) {
    say(`Change ${at + 1} of ${rounds}`);
    const application = applications[at % applications.length];
    times.push(...(await round(place, application, pages)));
    await delay(1_000);
  }
  const arrived = times.filter(ms => !Number.isNaN(ms));
  return {
    change: percentilesOf(arrived),
    missed: times.length - arrived.length,
  };
};

const measurePages = async (
  place: Place,
  options: BenchLiveOptions,
  say: (text: string) => void,
) => {
  const records = new Records(rosettaHome().run);
  const look = () => PROCESSES.map(name => takenBy(records, name));
  const before = look();
  say(`Opening the board in ${options.pages} pages`);
  const pages = await openPages(place, options.pages);
  try {
    const opened = look();
    const began = performance.now();
    const changes = await timeChanges(place, pages, options, say);
    const after = look();
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
  place: Place,
  options: BenchLiveOptions,
  say: (text: string) => void,
): Promise<LiveResult> => {
  const pages = await measurePages(place, options, say);
  say('Asking for the board');
  const bothWell = await askAgain(place);
  say('Asking while GitLab takes 10 s');
  return { ...pages, bothWell, oneSlow: await askWithOneSlow(place) };
};

/** `rosetta bench live`: the board of a platform that runs with the demo, through the gateway. */
export const benchLive = async (options: BenchLiveOptions) => {
  const ports = readPorts();
  const portal = `http://localhost:${ports.backstage}`;
  const { token } = await signIn(portal, 'monitoring-admin');
  const place = {
    portal,
    token,
    simulators: `http://localhost:${ports.simulators}`,
  };
  const say = (text: string) =>
    options.json || process.stderr.write(`· ${text}\n`);
  const result = await measure(place, options, say);
  if (result.change.count === 0)
    throw new Problem(
      'No change reached any page.',
      'See the logs of monitoring-api in .rosetta/logs.',
    );
  console.log(
    options.json ? JSON.stringify(result, null, 2) : formatLive(result),
  );
};
