import { Counts, LandContext, RunLog } from '@rosetta/batch-kit';
import { LandingMarkStore } from '@rosetta/monitoring-mart';
import { RawStore } from '@rosetta/raw-store';
import { ArgoCdClient, GitLabClient } from '@rosetta/sources';
import { Snapshots } from '../referentiel/Snapshots';
import { landArgoCd } from './landArgoCd';
import { landGitLab } from './landGitLab';
import { SharedTask } from './SharedTask';
import { Landed, LandingScope } from './types';

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
  /** The clock that runs are stamped by. */
  now(): Promise<Date>;
}

/** What the sources said at a time, for all runs that were asked for before. */
interface Look {
  began: Date;
  landed: Landed[];
}

const tell = async ({ source, imports, unread }: Landed, log: RunLog) => {
  for (const [what, { counts, problems }] of Object.entries(imports)) {
    const { landed: fresh, already, rejected } = counts;
    await log.info(
      `Landed ${what} of ${source}: ${fresh} new, ${already} already there, ${rejected} rejected`,
      { fresh, already, rejected },
    );
    for (const { problem, count } of problems)
      await log.warn(`${source} ${what} in quarantine: ${count}, ${problem}`);
  }
  for (const [project, words] of unread)
    await log.warn(
      `${source} project ${project} was not read, and what is new there is missing: ${words}`,
    );
};

/** Stores what live sources say that is new, before days are shaped from it. */
export class Landing {
  readonly #options: LandingOptions;
  #last?: SharedTask<Look>;

  constructor(options: LandingOptions) {
    this.#options = options;
  }

  /**
   * Throws what a source did not answer, in its words; nothing of that source has landed then.
   * Runs that come at once share a look at the sources, and so do those that were asked for
   * before it began: sixty days need not ask sixty times.
   */
  async land({ requestedAt, log, signal }: LandContext): Promise<Counts> {
    const { gitlab, argocd } = this.#options;
    if (!gitlab && !argocd) return {};
    const earlier = this.#last;
    const latest = this.#latest();
    let look = await latest.wait(signal);
    // Something may have been deployed after an earlier look, and before the run was asked for.
    if (latest === earlier && look.began <= requestedAt)
      look = await this.#latest(earlier).wait(signal);
    await log.info(`Sources were asked at ${look.began.toISOString()}`);
    for (const landed of look.landed) await tell(landed, log);
    const notRead = look.landed.flatMap(({ unread }) => [...unread]).length;
    return notRead > 0 ? { projectsNotRead: notRead } : {};
  }

  /** The last look that is of use, a new one when there is none, or only the one that is too old. */
  #latest(tooOld?: SharedTask<Look>): SharedTask<Look> {
    if (!this.#last || this.#last.spent || this.#last === tooOld)
      this.#last = new SharedTask(signal => this.#look(signal));
    return this.#last;
  }

  async #look(signal: AbortSignal): Promise<Look> {
    const { gitlab, argocd, now } = this.#options;
    const began = await now();
    const scope = await this.#scope(signal);
    const landed: Landed[] = [];
    if (argocd) landed.push(await landArgoCd(argocd, scope));
    if (gitlab) landed.push(await landGitLab(gitlab, scope));
    return { began, landed };
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
