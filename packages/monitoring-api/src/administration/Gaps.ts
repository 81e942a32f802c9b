import { monitoring } from '@rosetta/contracts/domains';
import { Gap } from '@rosetta/contracts/monitoring';
import {
  DELIVERY_JOB,
  DEPLOYMENTS_JOB,
  INCIDENTS_JOB,
  MonitoringSection,
  SLO_JOB,
  SourcePollReadModel,
} from '@rosetta/monitoring-mart';
import {
  JobDescription,
  overlapping,
  periodsOf,
  RunService,
  WatermarkStore,
} from '@rosetta/run-kit';
import { sourcesOf } from '@rosetta/sources';
import { Knex } from 'knex';
import { Live } from '../live/openLive';
import { periodGaps } from './periodGaps';
import { sourceGaps } from './sourceGaps';

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** How far back jobs of hours are looked at; those of days, as far as sources are read the first time. */
const HOURS_DAYS = 14;
/** A period is missing from so long after its end on. */
const GRACE_MS = HOUR_MS;
const MAX_PERIODS = 10_000;
/** They have no run of a day on which nothing happened; what is measured has one of each hour. */
const OF_EVENTS = [DEPLOYMENTS_JOB, INCIDENTS_JOB, DELIVERY_JOB].map(
  ({ name }) => name,
);

export interface GapOptions {
  db: Knex;
  runs: RunService;
  live: Pick<Live, 'connected' | 'owners'>;
  section: Pick<MonitoringSection, 'historyDays' | 'keepMinutesDays'>;
}

/** Finds what should be known and is not. */
export class Gaps {
  readonly #options: GapOptions;
  readonly #polls: SourcePollReadModel;

  constructor(options: GapOptions) {
    this.#options = options;
    this.#polls = new SourcePollReadModel(options.db);
  }

  /** Of one job, or of all: those of sources first. InputError when there is no such job. */
  async list(name: string | undefined, now = new Date()) {
    const { runs } = this.#options;
    const jobs = name === undefined ? runs.jobs.all : [runs.jobs.get(name)];
    const ofSources = await this.#ofSources(jobs);
    const ofJobs = await Promise.all(jobs.map(job => this.#ofJob(job, now)));
    return {
      looked: jobs.map(job => ({ job: job.name, ...this.#range(job, now) })),
      items: [...ofSources, ...ofJobs.flat()],
    };
  }

  async #ofSources(jobs: readonly JobDescription[]): Promise<Gap[]> {
    const { db, runs, live } = this.#options;
    const polls = await this.#polls.bySource();
    const marks = new WatermarkStore(db);
    const gaps: Gap[] = [];
    for (const source of sourcesOf(monitoring.name)) {
      const found = polls.get(source.name);
      const readers = runs.jobs.readersOf(source.name);
      const isOurs = jobs.some(({ name }) => readers.includes(name));
      const isConfigured = live.connected.some(each => each.source.name === source.name); // prettier-ignore
      if (!found || !isOurs || !isConfigured) continue;
      gaps.push(
        ...sourceGaps({
          source,
          polls: found,
          marks: await marks.of(source.name),
          jobs: readers,
          owners: live.owners,
        }),
      );
    }
    return gaps;
  }

  /** The periods that should have been published by now: half-open. */
  #range({ period }: JobDescription, now: Date) {
    const { historyDays } = this.#options.section;
    const days = period.name === 'hour' ? HOURS_DAYS : historyDays;
    return {
      from: period.of(new Date(now.getTime() - days * DAY_MS)),
      to: period.of(new Date(now.getTime() - GRACE_MS)),
    };
  }

  /** A job's history begins with the first period that it published. */
  async #ofJob(job: JobDescription, now: Date): Promise<Gap[]> {
    const { runs } = this.#options;
    const periods = periodsOf(job, this.#range(job, now), MAX_PERIODS);
    const published = await runs.publications(job.name).currentRuns(periods);
    const first = periods.findIndex(period => published.has(period));
    const missing = first < 0 ? [] : periods.slice(first).filter(period => !published.has(period)); // prettier-ignore
    if (first < 0) return this.#neverPublished(job);
    const newest = await runs.newest(job.name, missing);
    const isRead = await this.#readsOf(job, missing);
    const isEmpty = await this.#emptyOf(job, missing);
    return periodGaps({
      job,
      missing: missing.filter(period => !isEmpty(period)),
      newest: new Map(newest.map(run => [run.period, run])),
      waits: period => !isRead(period),
      oldest: this.#oldestInput(job, now),
    });
  }

  /** The configured sources that it is made from, its own and those of what it reads: what is not configured is no gap. */
  #sourcesOf({ sources = [], reads = [] }: JobDescription): string[] {
    const { runs, live } = this.#options;
    const own = live.connected.map(({ source }) => source.name);
    return [
      ...own.filter(name => sources.includes(name)),
      ...reads.flatMap(name => this.#sourcesOf(runs.jobs.get(name))),
    ];
  }

  /** Whether all that the sources have of a period has landed, and is nothing: then neither it nor what it reads was ever run. */
  async #emptyOf(job: JobDescription, periods: readonly string[]) {
    const sources = this.#sourcesOf(job);
    if (!sources.length || !OF_EVENTS.includes(job.name)) return () => false;
    const polls = await this.#polls.bySource();
    const read = sources.map(name => Date.parse(polls.get(name)?.lastReadAt ?? '') || 0); // prettier-ignore
    const names = [job.name, ...(job.reads ?? [])];
    const all = await Promise.all(
      names.map(name => this.#options.runs.newest(name, periods)),
    );
    const run = new Set(all.flat().map(({ period }) => period));
    const endOf = (period: string) => job.period.start(job.period.add(period, 1)); // prettier-ignore
    return (period: string) =>
      endOf(period).getTime() <= Math.min(...read) && !run.has(period);
  }

  /** Nothing at all within the time that is looked at: why, its newest run says. */
  async #neverPublished(job: JobDescription): Promise<Gap[]> {
    const { runs } = this.#options;
    if (!this.#sourcesOf(job).length) return [];
    const { items: [run] } = await runs.list({ job: job.name, limit: 1 }); // prettier-ignore
    const failed = run?.state === 'failed';
    return [
      {
        id: job.name,
        reason: failed ? 'run-failed' : 'no-run',
        detail: run?.error ?? null,
        closes: job.schedule ? 'next-run' : 'by-hand',
        jobs: [job.name],
        source: null,
        part: null,
        application: null,
        from: null,
        to: null,
        periods: null,
        backfill: false,
      },
    ];
  }

  /** Whether the jobs that it reads have published what a period needs. */
  async #readsOf(job: JobDescription, periods: readonly string[]) {
    const { runs } = this.#options;
    const needs = (job.reads ?? []).map(name => runs.jobs.get(name));
    const published = await Promise.all(
      needs.map(async ({ name, period }) => {
        const wanted = periods.flatMap(each => overlapping(period, job.period, each)); // prettier-ignore
        return runs.publications(name).currentRuns([...new Set(wanted)]);
      }),
    );
    return (each: string) =>
      needs.every(({ period }, at) =>
        overlapping(period, job.period, each).every(read =>
          published[at].has(read),
        ),
      );
  }

  /** Objectives are computed by the minute, and minutes are kept for some days. */
  #oldestInput({ name, period }: JobDescription, now: Date) {
    if (name !== SLO_JOB.name) return undefined;
    const { keepMinutesDays } = this.#options.section;
    return period.of(new Date(now.getTime() - keepMinutesDays * DAY_MS));
  }
}
