import { Knex } from 'knex';
import { Inputs, RunIdentity } from './types';

/** Which run of a period readers see, or saw. */
export interface Publication {
  period: string;
  runId: string;
  at: string;
}

interface PublicationRow {
  run_id: string;
  period: string;
  published_at: Date;
  dropped_at: Date | null;
}

const toPublication = (row: PublicationRow): Publication => ({
  period: row.period,
  runId: row.run_id,
  at: row.published_at.toISOString(),
});

/** What one job has published. */
export class PublicationStore {
  readonly #db: Knex;
  readonly #job: string;

  constructor(db: Knex, job: string) {
    this.#db = db;
    this.#job = job;
  }

  /** What readers see now, of one period or of all, by period. */
  async current(period?: string): Promise<Publication[]> {
    const rows = await this.#publications()
      .where('current', true)
      .modify(query => {
        if (period) query.where('period', period);
      })
      .orderBy('period');
    return rows.map(toPublication);
  }

  /** Of the periods that are no later than one, the newest that readers see. */
  async newest(upTo: string): Promise<Publication | undefined> {
    const row = await this.#publications()
      .where('current', true)
      .where('period', '<=', upTo)
      .orderBy('period', 'desc')
      .first();
    return row && toPublication(row);
  }

  /** The publication of a run, and whether its figures are still kept. */
  async of(
    runId: string,
  ): Promise<(Publication & { kept: boolean }) | undefined> {
    const row = await this.#publications().where('run_id', runId).first();
    return row && { ...toPublication(row), kept: row.dropped_at === null };
  }

  /** What readers saw of the period just before this. */
  async before({ runId, period, at }: Publication) {
    const row = await this.#publications()
      .where('period', period)
      .where('published_at', '<=', at)
      .whereNot('run_id', runId)
      .orderBy('published_at', 'desc')
      .first();
    return row && toPublication(row);
  }

  /** The published run of each of some periods that has one. */
  async currentRuns(periods: string[]): Promise<Map<string, string>> {
    const rows: { period: string; run_id: string }[] = await this.#db(
      'publication',
    )
      .where({ job: this.#job, current: true })
      .whereRaw('period = any(?)', [periods])
      .select('period', 'run_id');
    return new Map(rows.map(({ period, run_id }) => [period, run_id]));
  }

  /**
   * What the figures of each period were last made from, of one period or of all: those of the published
   * run, or of a later one that was withheld.
   */
  async currentInputs(
    period?: string,
  ): Promise<Map<string, { runId: string; inputs: Inputs }>> {
    const rows: { period: string; runId: string; inputs: Inputs }[] =
      await this.#db
        .from(
          this.#publishedInputs().unionAll(this.#withheldInputs()).as('made'),
        )
        .distinctOn('made.period')
        .select('made.period', 'made.runId', 'made.inputs')
        .modify(query => {
          if (period) query.where('made.period', period);
        })
        .orderBy([
          { column: 'made.period' },
          { column: 'made.at', order: 'desc' },
        ]);
    return new Map(rows.map(({ period: its, ...made }) => [its, made]));
  }

  #publishedInputs() {
    return this.#db('publication')
      .join('run', 'run.id', 'publication.run_id')
      .where({ 'publication.job': this.#job, 'publication.current': true })
      .select('publication.period', {
        runId: 'run.id',
        inputs: 'run.inputs',
        at: 'publication.published_at',
      });
  }

  #withheldInputs() {
    return this.#db('run')
      .where({ job: this.#job, withheld: true })
      .select('period', { runId: 'id', inputs: 'inputs', at: 'finished_at' });
  }

  /** Lets the next run publish, though what was withheld was made from the same. */
  async forgetWithheld(period: string) {
    await this.#db('run')
      .where({ job: this.#job, period, withheld: true })
      .update({ withheld: false });
  }

  /** Keeps others from publishing until the transaction ends, and from deciding whether one may. */
  async lock() {
    await this.#db.raw('select pg_advisory_xact_lock(hashtext(?))', [
      `publish ${this.#job}`,
    ]);
  }

  /** Makes a run the one that readers see. The index allows one; the caller's lock decides which. */
  async move({ runId, job, period }: RunIdentity) {
    await this.#db('publication')
      .where({ job, period, current: true })
      .update({ current: false });
    await this.#db('publication').insert({
      run_id: runId,
      job,
      period,
      current: true,
    });
  }

  /** Marks the facts that are kept no longer: those of all but the newest few publications of each period, or of one. */
  async expire(keep: number, period?: string) {
    await this.#db.raw(
      `update run set drop_facts = true where not drop_facts and id in (
         select run_id from (
           select run_id, current, row_number() over (
             partition by period order by published_at desc, run_id) as rank
           from publication
           where job = ? and dropped_at is null and (?::text is null or period = ?)
         ) kept where rank > ? and not current)`,
      [this.#job, period ?? null, period ?? null, keep],
    );
  }

  async markDropped(runId: string) {
    await this.#db('publication')
      .where('run_id', runId)
      .update({ dropped_at: this.#db.raw('clock_timestamp()') });
  }

  #publications(): Knex.QueryBuilder<PublicationRow, PublicationRow[]> {
    return this.#db('publication')
      .where('job', this.#job)
      .select('run_id', 'period', 'published_at', 'dropped_at');
  }
}
