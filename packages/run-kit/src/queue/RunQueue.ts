import { Knex } from 'knex';
import { fromKnex, JobInsert, PgBoss, Queue } from 'pg-boss';
import { openBoss } from './boss';

export const scheduleQueueOf = (domain: string) => `${domain}.schedule`;

/** `short`: a message that still waits is not queued a second time. */
export const queuesOf = (domain: string): Queue[] => [
  { name: domain, policy: 'short', retryLimit: 0, expireInSeconds: 86_400 },
  { name: scheduleQueueOf(domain), retryLimit: 3, retryBackoff: true },
];

/** Most workers that are woken at once; one that is awake works on as long as there is work. */
const MAX_WAKE_UPS = 32;

/**
 * Wakes the workers of a domain. A message says that there is work and nothing else: what
 * there is to do is in the tables, so one that is lost or comes twice does no harm.
 */
export class RunQueue {
  readonly #db: Knex;
  readonly #domain: string;
  #boss?: Promise<PgBoss>;

  constructor(db: Knex, domain: string) {
    this.#db = db;
    this.#domain = domain;
  }

  /** To be called before any transaction that wakes workers: opening needs a connection of its own. */
  async open() {
    await this.#opened();
  }

  /**
   * Wakes one worker for each run; with a transaction, when that commits.
   * @param topics - what there is to do: a topic that waits already is not queued again
   */
  async wake(db: Knex, topics: readonly string[], afterSeconds = 0) {
    if (topics.length === 0) return;
    const boss = await this.#opened();
    const messages: JobInsert[] = topics
      .slice(0, MAX_WAKE_UPS)
      .map(singletonKey => ({ singletonKey, startAfter: afterSeconds }));
    await boss.insert(this.#domain, messages, { db: fromKnex(db) });
  }

  /** Wakes workers that take slices of a run. */
  wakeHelpers(runId: string, count: number) {
    const helpers = Math.min(Math.max(count, 0), MAX_WAKE_UPS);
    return this.wake(
      this.#db,
      Array.from({ length: helpers }, (_, n) => `${runId}/${n}`),
    );
  }

  async stop() {
    const boss = await this.#boss?.catch(() => undefined);
    this.#boss = undefined;
    await boss?.stop();
  }

  #opened() {
    this.#boss ??= openBoss(this.#db, { db: fromKnex(this.#db) }).catch(
      error => {
        this.#boss = undefined;
        throw error;
      },
    );
    return this.#boss;
  }
}
