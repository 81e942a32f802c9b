import { RunLog } from '@rosetta/batch-kit';
import { LandingMarkStore } from '@rosetta/monitoring-mart';
import { RawStore } from '@rosetta/raw-store';
import { ArgoCdClient, GitLabClient } from '@rosetta/sources';
import { Snapshots } from '../referentiel/Snapshots';
import { landArgoCd } from './landArgoCd';
import { landGitLab } from './landGitLab';
import { Landed, LandingScope } from './types';

/** Runs that follow one another land once: sixty days need not ask sixty times. */
const FRESH_MS = 30_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

export interface LandingOptions {
  raw: RawStore;
  marks: LandingMarkStore;
  referentiel: Snapshots;
  /** Sources that are configured; what is not is no gap. */
  gitlab?: GitLabClient;
  argocd?: ArgoCdClient;
  /** How far back to go the first time. */
  historyDays: number;
}

const tell = async (source: string, landed: Landed, log: RunLog) => {
  for (const [what, { counts, problems }] of Object.entries(landed.imports)) {
    const { landed: fresh, already, rejected } = counts;
    await log.info(
      `Landed ${what} of ${source}: ${fresh} new, ${already} already there, ${rejected} rejected`,
      { fresh, already, rejected },
    );
    for (const { problem, count } of problems)
      await log.warn(`${source} ${what} in quarantine: ${count}, ${problem}`);
  }
  for (const warning of landed.warnings) await log.warn(warning);
};

/** Stores what live sources say that is new, before days are shaped from it. */
export class Landing {
  readonly #options: LandingOptions;
  #lastMs = -Infinity;
  #underWay?: Promise<void>;

  constructor(options: LandingOptions) {
    this.#options = options;
  }

  /** Throws what a source did not answer, in its words; nothing of that source has landed then. */
  async land(log: RunLog, signal: AbortSignal): Promise<void> {
    if (performance.now() - this.#lastMs < FRESH_MS) return;
    this.#underWay ??= this.#land(log, signal).finally(() => {
      this.#underWay = undefined;
    });
    await this.#underWay;
  }

  async #land(log: RunLog, signal: AbortSignal) {
    const { gitlab, argocd } = this.#options;
    if (!gitlab && !argocd) return;
    const scope = await this.#scope(signal);
    if (argocd) await tell('argocd', await landArgoCd(argocd, scope), log);
    if (gitlab) await tell('gitlab', await landGitLab(gitlab, scope), log);
    this.#lastMs = performance.now();
  }

  async #scope(signal: AbortSignal): Promise<LandingScope> {
    const { raw, marks, referentiel, historyDays } = this.#options;
    const { content } = await referentiel.current(signal);
    const since = new Date(Date.now() - historyDays * DAY_MS);
    const pivots = (type: string) => [
      ...new Set(
        content.pivots
          .filter(pivot => pivot.type === type)
          .map(({ value }) => value),
      ),
    ];
    return { raw, marks, pivots, since, signal };
  }
}
