import { createHash } from 'node:crypto';
import {
  LiveSignalStore,
  MaintenanceStore,
  OpenEpisode,
  SLO_JOB,
  SloAlertStore,
  SloStatusStore,
  SloStore,
  StoredSlo,
} from '@rosetta/monitoring-mart';
import { Logger } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { ComputedSlo, SloRules, SloStatuses } from './SloStatuses';

export interface SloWatchOptions {
  db: Knex;
  logger: Logger;
  rules: SloRules;
  now?(): Date;
}

/** How long after a publication, or a change of objectives, they are computed at the latest. */
const INTERVAL_MS = 5_000;
const SLOS_PER_BATCH = 200;
const MINUTE_MS = 60_000;

const toRow = ({ slo, status, lookedUntil }: Pick<ComputedSlo, 'slo' | 'status'> & { lookedUntil: Date | null }) => ({
  slo: slo.id,
  application: slo.application,
  retired: slo.retired,
  status,
  lookedUntil,
}); // prettier-ignore

/** The version of each objective that holds now; the first one, where none does yet. */
export const currentVersions = (
  all: readonly StoredSlo[],
  now: string,
): StoredSlo[] => {
  const byId = new Map<string, StoredSlo>();
  for (const slo of all)
    if (slo.validFrom <= now || !byId.has(slo.id)) byId.set(slo.id, slo);
  return [...byId.values()];
};

/**
 * Computes where objectives stand: when hours are published, when objectives or maintenance change, and each
 * hour; and what burns, when minutes were read from the source. One process at a time does so, in a transaction that raises what burns and remembers what it was made
 * from: a process that is killed leaves it to the next.
 */
export class SloWatch {
  readonly #options: SloWatchOptions;
  readonly #statuses: SloStatuses;
  #timer?: NodeJS.Timeout;
  #computing: Promise<void> = Promise.resolve();
  #failure?: string;

  constructor(options: SloWatchOptions) {
    this.#options = options;
    this.#statuses = new SloStatuses(options.db, options.rules);
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#computing = this.#computeAndLog().finally(() => {
        if (this.#timer) this.start();
      });
    }, INTERVAL_MS);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#computing;
  }

  /** Computes all objectives, if something changed since the last time. */
  async compute(): Promise<void> {
    const { db } = this.#options;
    await db.transaction(async trx => {
      const watch = new SloStatusStore(trx);
      const row = await watch.lock();
      if (!row) return;
      const state = await this.#state();
      const minutes = await new LiveSignalStore(trx).revision();
      const seen = `${state} ${minutes}`;
      if (row.seen === seen) return;
      await this.#computeAll(trx, row.seen.startsWith(`${state} `));
      await watch.setSeen(seen);
    });
  }

  /** A failure is logged once, until it is another one or over; the next time tries again. */
  async #computeAndLog() {
    try {
      await this.compute();
      this.#failure = undefined;
    } catch (error) {
      const { message } = error as Error;
      if (message !== this.#failure)
        this.#options.logger.warn({ err: error }, 'Objectives not computed');
      this.#failure = message;
    }
  }

  #now() {
    return this.#options.now?.() ?? new Date();
  }

  /** Changes with all that a status depends on, apart from minutes that are read live. */
  async #state(): Promise<string> {
    const { db, rules } = this.#options;
    const published = await db('publication')
      .where({ job: SLO_JOB.name })
      .first({
        at: db.raw('max(published_at)'),
        count: db.raw('count(*)::int'),
      });
    const parts = [
      await new SloStore(db).revision(),
      await new MaintenanceStore(db).revision(),
      published,
      this.#now().toISOString().slice(0, 13),
      rules,
    ];
    return createHash('sha256')
      .update(JSON.stringify(parts))
      .digest('base64url');
  }

  /** @param burnsOnly - nothing has changed but what was read live */
  async #computeAll(trx: Knex, burnsOnly: boolean) {
    const now = this.#now();
    const all = await new SloStore(trx).all();
    const current = currentVersions(all, now.toISOString());
    const store = new SloStatusStore(trx);
    const alerts = new SloAlertStore(trx);
    const looked = {
      until: await store.lookedUntil(),
      open: await alerts.open(),
    };
    const [retired, measured] = [true, false].map(is =>
      current.filter(slo => slo.retired === is),
    );
    if (!burnsOnly) await this.#retire(trx, retired, looked.open, now);
    for (let done = 0; done < measured.length; done += SLOS_PER_BATCH) {
      const batch = measured.slice(done, done + SLOS_PER_BATCH);
      const known = burnsOnly ? await store.of(batch.map(({ id }) => id)) : undefined; // prettier-ignore
      const computed = await this.#statuses.compute(batch, looked, now, known);
      await store.save(computed.map(toRow));
      for (const { slo, episodes } of computed)
        if (episodes.length)
          await alerts.save(
            { ...slo, setBy: slo.createdBy },
            looked.open.get(slo.id),
            episodes,
          );
    }
  }

  /** What is retired has no figures, and its burn is over: whoever was told of it is told so. */
  async #retire(
    trx: Knex,
    retired: readonly StoredSlo[],
    open: ReadonlyMap<string, OpenEpisode>,
    now: Date,
  ) {
    await new SloStatusStore(trx).save(
      retired.map(slo =>
        toRow({
          slo,
          status: this.#statuses.pending(slo, now),
          lookedUntil: null,
        }),
      ),
    );
    const minute = Math.floor(now.getTime() / MINUTE_MS);
    for (const slo of retired) {
      const episode = open.get(slo.id);
      if (!episode) continue;
      const ended = Math.max(episode.began, minute);
      const burning = { ...slo, setBy: slo.createdBy };
      await new SloAlertStore(trx).save(burning, episode, [{ ...episode, ended }]); // prettier-ignore
    }
  }
}
