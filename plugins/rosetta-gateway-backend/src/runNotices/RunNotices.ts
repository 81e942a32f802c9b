import { NotificationService } from '@backstage/plugin-notifications-node';
import { ResponseError } from '@backstage/errors';
import { Run, hasEnded } from '@rosetta/contracts/runs';
import { HttpClient, callRoute, pages } from '@rosetta/http-kit';
import { ReaderLanguages } from './ReaderLanguages';
import { PendingNotice, RunNoticeStore } from './RunNoticeStore';
import { RunDomain } from '../runDomains';
import { runNoticeText } from './runNoticeText';

export interface RunNoticesOptions {
  domains: readonly RunDomain[];
  store: RunNoticeStore;
  languages: ReaderLanguages;
  notifications: NotificationService;
  /** Of each service, by its audience. */
  clients: Record<string, HttpClient>;
  /** Lets the portal itself read runs of a service. */
  tokenFor(audience: string): Promise<string>;
}

/** A run may become visible this long after its `requestedAt`. */
const OVERLAP_MS = 300_000;
const PAGE = 100;

const isPerson = ({ requestedBy }: Run) => requestedBy.startsWith('user:');

const isGone = (error: unknown) =>
  error instanceof ResponseError && error.statusCode === 404;

/** One error that says all that failed, each message once. */
const joinErrors = (errors: readonly Error[]) =>
  errors.length === 1
    ? errors[0]
    : new AggregateError(
        errors,
        [...new Set(errors.map(({ message }) => message))].join('; '),
      );

/** All of them are tried, whatever happens to one; then what failed is thrown. */
const forEachOf = async <T>(
  items: readonly T[],
  act: (item: T) => Promise<void>,
) => {
  const errors: Error[] = [];
  for (const item of items) await act(item).catch(error => errors.push(error));
  if (errors.length) throw joinErrors(errors);
};

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
    const list = pages(
      this.#options.clients[audience],
      routes.listRuns,
      { query: { limit: PAGE } },
      await this.#callOptions(audience),
    );
    for await (const { items } of list) {
      const newer = items.filter(run => new Date(run.requestedAt) > since);
      runs.push(...newer);
      if (newer.length < items.length) break;
    }
    return runs;
  }

  async #notify(notice: PendingNotice): Promise<void> {
    const { domains, store, languages, notifications } = this.#options;
    const domain = domains.find(({ name }) => name === notice.domain);
    const run = domain && (await this.#read(domain, notice.runId));
    if (run && !hasEnded(run)) return;
    // Neither a domain nor a run that is gone has anything left to say.
    if (domain && run)
      await notifications.send({
        recipients: { type: 'entity', entityRef: notice.user },
        payload: runNoticeText(domain, run, await languages.of(notice.user)),
      });
    await store.setNotified(notice, new Date());
  }

  async #read({ audience, routes }: RunDomain, id: string) {
    try {
      return await callRoute(
        this.#options.clients[audience],
        routes.getRun,
        { params: { id } },
        await this.#callOptions(audience),
      );
    } catch (error) {
      if (isGone(error)) return undefined;
      throw error;
    }
  }

  async #callOptions(audience: string) {
    const token = await this.#options.tokenFor(audience);
    return { headers: { authorization: `Bearer ${token}` } };
  }
}
