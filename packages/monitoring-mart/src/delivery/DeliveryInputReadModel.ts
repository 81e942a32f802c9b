import { createHash } from 'node:crypto';
import { Knex } from 'knex';
import { DEPLOYMENTS_JOB } from '../jobs';

/** A day, and a version of what it holds. */
interface DayVersion {
  day: string;
  version: string;
}

const hash = (text: string) =>
  createHash('sha256').update(text).digest('hex').slice(0, 12);

/**
 * For each day a version of all days up to it, that one included or not.
 * @param versions - in the order of the days
 */
const versionsUpTo = (
  days: readonly string[],
  versions: readonly DayVersion[],
  included: boolean,
): Map<string, string> => {
  const found = new Map<string, string>();
  let at = 0;
  let soFar = '';
  for (const day of [...days].sort()) {
    for (; at < versions.length; at += 1) {
      const next = versions[at];
      if (included ? next.day > day : next.day >= day) break;
      soFar = hash(`${soFar} ${next.day} ${next.version}`);
    }
    found.set(day, soFar);
  }
  return found;
};

/** Versions of what deliveries of a day are judged by, besides the deployments of that day. */
export class DeliveryInputReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** The deployments of all days before: whether a revision ran before is told by them. */
  async deploymentsBefore(days: readonly string[]) {
    const versions: DayVersion[] = await this.#db('publication as p')
      .join('run as r', 'r.id', 'p.run_id')
      .where({ 'p.job': DEPLOYMENTS_JOB.name, 'p.current': true })
      .select({ day: 'p.period', version: this.#db.raw('md5(r.inputs::text)') })
      .orderBy('p.period');
    return versionsUpTo(days, versions, false);
  }

  /** The merge requests of the day and before: a deployment carries those since the one before it. */
  async mergeRequestsUpTo(days: readonly string[], dataset: string) {
    const versions: DayVersion[] = await this.#db('landed_digest')
      .where({ dataset })
      .select({ day: 'key', version: 'digest' })
      .orderBy('key');
    return versionsUpTo(days, versions, true);
  }
}
