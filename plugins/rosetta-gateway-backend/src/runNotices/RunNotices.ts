import { Run, hasEnded } from '@rosetta/contracts/runs';
import { callRoute, pages } from '@rosetta/http-kit';
import { forEachOf } from '../notices/forEachOf';
import { isGone } from '../notices/isGone';
import { PortalCalls, serviceOf } from '../notices/portalCalls';
import { NoticeTools, sendNotice } from '../notices/sendNotice';
import { PendingNotice, RunNoticeStore } from './RunNoticeStore';
import { RunDomain } from '../runDomains';
import { runNoticeText } from './runNoticeText';

export interface RunNoticesOptions extends NoticeTools, PortalCalls {
  domains: readonly RunDomain[];
  store: RunNoticeStore;
}

/** A run may become visible this long after its `requestedAt`. */
const OVERLAP_MS = 300_000;
const PAGE = 100;

const isPerson = ({ requestedBy }: Run) => requestedBy.startsWith('user:');

/**
 * Notifies each person once of the end of each run that they requested. A run is recorded as soon as
 * it is listed, and pending until the notification was accepted: one that is sent again after a
 * crash between the two replaces the first.
 */
export class RunNotices {
  readonly #options: RunNoticesOptions;
  /** The last notice that was read: the next time those after it are. */
  #readUpTo?: PendingNotice;

  constructor(options: RunNoticesOptions) {
    this.#options = options;
  }

  /** Begins now: a run that was requested long before the portal first started needs no notice. */
  async begin(now = new Date()): Promise<void> {
    const { domains, store } = this.#options;
    for (const { name } of domains)
      await store.begin(name, new Date(now.getTime() - OVERLAP_MS));
  }

  /** Records the runs that people have requested, and notifies them of those that have ended. */
  async announce(): Promise<void> {
    const { domains } = this.#options;
    const steps = [
      ...domains.map(domain => () => this.#record(domain)),
      async () => forEachOf(await this.#pending(), each => this.#notify(each)),
    ];
    await forEachOf(steps, step => step());
  }

  /** Page after page, then from the first again: runs that never end hold up no others. */
  async #pending() {
    const { store } = this.#options;
    const next = await store.pending(this.#readUpTo);
    const page = next.length || !this.#readUpTo ? next : await store.pending();
    this.#readUpTo = page.at(-1);
    return page;
  }

  async #record(domain: RunDomain): Promise<void> {
    const { store } = this.#options;
    const mark = (await store.mark(domain.name)) ?? new Date();
    const since = new Date(mark.getTime() - OVERLAP_MS);
    const runs = await this.#requestedSince(domain, since);
    await store.add(domain.name, runs.filter(isPerson));
    if (runs.length)
      await store.moveMark(domain.name, new Date(runs[0].requestedAt));
    await store.deleteNotifiedBefore(domain.name, since);
  }

  /** Newest first. */
  async #requestedSince({ audience, routes }: RunDomain, since: Date) {
    const runs: Run[] = [];
    const { client, options } = await serviceOf(this.#options, audience);
    const query = { limit: PAGE };
    const list = pages(client, routes.listRuns, { query }, options);
    for await (const { items } of list) {
      const newer = items.filter(run => new Date(run.requestedAt) > since);
      runs.push(...newer);
      if (newer.length < items.length) break;
    }
    return runs;
  }

  async #notify(notice: PendingNotice): Promise<void> {
    const { domains, store } = this.#options;
    const domain = domains.find(({ name }) => name === notice.domain);
    const run = domain && (await this.#read(domain, notice.runId));
    if (run && !hasEnded(run)) return;
    // Neither a domain nor a run that is gone has anything left to say.
    if (domain && run)
      await sendNotice(this.#options, [notice.user], language =>
        runNoticeText(domain, run, language),
      );
    await store.setNotified(notice, new Date());
  }

  async #read({ audience, routes }: RunDomain, id: string) {
    const { client, options } = await serviceOf(this.#options, audience);
    const params = { id };
    try {
      return await callRoute(client, routes.getRun, { params }, options);
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }
}
