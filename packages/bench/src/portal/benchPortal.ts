import { join } from 'node:path';
import { ROOT } from '@rosetta/launcher/home';
import { readPorts } from '@rosetta/launcher/ports';
import { Problem } from '@rosetta/launcher/problem';
import { findProgram } from '@rosetta/test-runner/programs';
import { buildStockPortal } from './buildStockPortal';
import { formatPortalBench } from './formatPortalBench';
import { PortalBenchResult } from './result';
import { servePortal } from './servePortal';
import { signInCookies } from './signInCookies';
import { Round, summarize } from './summarize';
import { visitTwice } from './visit';

export interface PortalBenchOptions {
  rounds: number;
  path: string;
  json: boolean;
}

const USER = 'engineer';

const assertRunning = async (portal: string) => {
  const answer = await fetch(`${portal}/health`).catch(() => undefined);
  if (!answer?.ok)
    throw new Problem(
      `Rosetta does not answer at ${portal}.`,
      'Start it with `npm start`; this measures the platform that runs.',
    );
};

/** Visits both portals in turns; the first round only fills the caches of the platform. */
async function measureRounds(
  urls: { rosetta: string; stock: string },
  portal: string,
  { rounds, path }: PortalBenchOptions,
  report: (text: string) => void,
): Promise<Round[]> {
  // Loaded here only: it takes a second.
  const { chromium, request } = await import('@playwright/test');
  const executablePath = findProgram('chromium');
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const cookies = await signInCookies(request, portal, USER);
    const visit = (url: string) => visitTwice(browser, url + path, cookies);
    const measured: Round[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      report(round === 0 ? 'Warming up' : `Round ${round} of ${rounds}`);
      const isOdd = round % 2 === 1;
      const first = await visit(isOdd ? urls.rosetta : urls.stock);
      const second = await visit(isOdd ? urls.stock : urls.rosetta);
      measured.push(
        isOdd
          ? { rosetta: first, stock: second }
          : { rosetta: second, stock: first },
      );
    }
    return measured.slice(1);
  } finally {
    await browser.close();
  }
}

/** `rosetta bench portal`: a page of the running platform, beside the same portal without Rosetta's pages. */
export const benchPortal = async (options: PortalBenchOptions) => {
  const report = (text: string) =>
    options.json || process.stderr.write(`· ${text}\n`);
  const portal = `http://localhost:${readPorts().backstage}`;
  await assertRunning(portal);
  const stock = await servePortal(await buildStockPortal(report), portal, true);
  const rosetta = await servePortal(
    join(ROOT, 'packages/app/dist'),
    portal,
    false,
  );
  try {
    const urls = { rosetta: rosetta.url, stock: stock.url };
    const rounds = await measureRounds(urls, portal, options, report);
    const result: PortalBenchResult = {
      path: options.path,
      rounds: options.rounds,
      ...summarize(rounds),
    };
    console.log(
      options.json
        ? JSON.stringify(result, null, 2)
        : formatPortalBench(result),
    );
  } finally {
    await Promise.all([stock.close(), rosetta.close()]);
  }
};
