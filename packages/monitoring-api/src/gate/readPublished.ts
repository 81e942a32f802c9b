import { INCIDENTS_JOB, SourcePollReadModel } from '@rosetta/monitoring-mart';
import { RunService } from '@rosetta/run-kit';
import { Knex } from 'knex';
import { Freshness, freshnessOf } from './freshness';

export interface PublishedOptions {
  db: Knex;
  runs: RunService;
  /** The names of the sources that are configured. */
  connected: readonly string[];
  rules: { staleMinutes: number };
}

/**
 * When all of the sources were read whole, and nothing of that waits to be published; null where it is not
 * so. A poll that finds nothing new makes no run: the age of the last run alone would make a quiet night stale.
 */
const readWholeAt = async ({
  db,
  runs,
  connected,
}: PublishedOptions): Promise<string | null> => {
  const sources = connected.filter(name =>
    INCIDENTS_JOB.sources.includes(name),
  );
  const active = await runs.activePeriods(INCIDENTS_JOB.name);
  if (sources.length === 0 || active.length > 0) return null;
  const polls = await new SourcePollReadModel(db).newest();
  const read = sources.map(name => polls.get(name));
  return read.every(poll => poll?.outcome === 'read')
    ? read.map(poll => poll!.at).sort()[0]
    : null;
};

/** How old incidents, problems and changes are: what the last run read, and whether it read all of it. */
export const readPublished = async (
  options: PublishedOptions,
  now: Date,
): Promise<Freshness> => {
  const { runs, rules } = options;
  const newest = async (state: 'succeeded' | 'failed') => {
    const filter = { job: INCIDENTS_JOB.name, state, limit: 1 };
    return (await runs.list(filter)).items[0];
  };
  const [read, failed, wholeAt] = await Promise.all([
    newest('succeeded'),
    newest('failed'),
    readWholeAt(options),
  ]);
  const finishedAt = read?.finishedAt ?? null;
  const isNewer = failed && (!read || failed.requestedAt > read.requestedAt);
  // What sources said since, and was nothing new, needed no run.
  if (finishedAt && wholeAt && wholeAt > finishedAt && !isNewer)
    return freshnessOf(wholeAt, now, rules.staleMinutes);
  const age = freshnessOf(finishedAt, now, rules.staleMinutes);
  const problem = isNewer ? failed.error ?? undefined : undefined;
  const unread = Object.entries(read?.counts ?? {})
    .filter(([name, count]) => name.endsWith('NotRead') && Number(count) > 0)
    .map(([name, count]) => `${name} ${count}`);
  if (age.state !== 'ok' || unread.length === 0) return { ...age, problem };
  return { ...age, state: 'stale', problem: `the last run could not read all: ${unread.join(', ')}` }; // prettier-ignore
};
