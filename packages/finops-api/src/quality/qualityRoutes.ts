import { Readable } from 'node:stream';
import { ConflictError, NotFoundError } from '@backstage/errors';
import { RouteRequest } from '@rosetta/contracts';
import {
  Conformance,
  getConformance,
  getDataQuality,
  QUARANTINE_DATASETS,
} from '@rosetta/contracts/finops';
import {
  AccountCoverageReadModel,
  COSTS_JOB,
  PublishedRunReadModel,
} from '@rosetta/finops-mart';
import { Month } from '@rosetta/contracts/values';
import { RawStore, whileAnswers } from '@rosetta/raw-store';
import { RunService } from '@rosetta/run-kit';
import { Cache, decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { focusDataset } from '@rosetta/sources/bills';
import { Knex } from 'knex';
import { z } from 'zod';
import { limitQueries } from '../limitQueries';
import { checkConformance } from './checkConformance';
import { conformanceToCsv } from './conformanceCsv';

/** The lines of a version of a bill never change; this only limits how long the cache keeps what they say. */
const CACHE_SECONDS = 86_400;
const LIMIT_SECONDS = 120;

interface QualityTools {
  db: Knex;
  raw: RawStore;
  cache: Cache;
  runs: RunService;
}

type ConformanceQuery = RouteRequest<typeof getConformance>['query'];
type ConformanceFilters = Omit<ConformanceQuery, 'cursor' | 'limit'>;

/** Which item a page begins with, of the bill in which version. */
const Position = z.object({
  period: Month,
  version: z.int(),
  next: z.int().positive(),
});

const createConformance = ({ raw, cache }: QualityTools) => {
  const limit = limitQueries({
    atATime: 1,
    seconds: LIMIT_SECONDS,
    tooLong: `The check took more than ${LIMIT_SECONDS} s and was stopped; choose a month with fewer lines`,
  });
  const findPeriod = async (wanted: string | undefined) => {
    const periods = await raw.periods(focusDataset.name);
    const filled = periods.filter(({ records }) => records > 0);
    const found = wanted
      ? filled.find(({ period }) => period === wanted)
      : filled.at(-1);
    if (found) return found;
    throw new NotFoundError(
      wanted
        ? `period: no bill of ${wanted} has landed; choose a month with a bill`
        : 'No bill has landed yet',
    );
  };
  return async ({ period: wanted, ...filter }: ConformanceFilters) => {
    const { period, version } = await findPeriod(wanted);
    const found = await cache.getOrLoad<Conformance>(
      `conformance:${period}:${version}`,
      CACHE_SECONDS,
      () => limit(signal => checkConformance(raw, period, signal)),
    );
    const keep = (item: Conformance['items'][number]) =>
      item.status === filter.status &&
      (filter.level === undefined || item.level === filter.level) &&
      (filter.file === undefined || item.file === filter.file) &&
      (filter.provider === undefined || item.provider === filter.provider);
    const items = found.items.filter(keep);
    return { found: { ...found, items }, version };
  };
};

/** One page of what `read` finds. */
const createConformancePages =
  (read: ReturnType<typeof createConformance>) =>
  async ({
    cursor,
    limit,
    ...filters
  }: ConformanceQuery): Promise<Conformance> => {
    const list = [getConformance.id, filters];
    const position =
      cursor === undefined ? undefined : decodeCursor(Position, list, cursor);
    const { found, version } = await read(filters);
    const { period, items } = found;
    const isSame = position?.period === period && position.version === version;
    if (position && !isSame)
      throw new ConflictError(
        'cursor: another bill has landed since; begin at the first page again',
      );
    const start = position?.next ?? 0;
    const next = start + limit;
    return {
      ...found,
      items: items.slice(start, next),
      ...(next < items.length && {
        nextCursor: encodeCursor(list, { period, version, next }),
      }),
    };
  };

const createDataQuality = ({ db, raw, runs }: QualityTools) => {
  const coverage = new AccountCoverageReadModel(db);
  const published = new PublishedRunReadModel(db);
  const findRun = async (period: string | undefined) => {
    const known = await published.list();
    const run = period
      ? known.find(each => each.period === period)
      : known.at(-1);
    if (!run && period)
      throw new NotFoundError(
        `period: ${period} has no published run; choose a published month`,
      );
    return run;
  };
  const deliveries = async () => {
    const landed = await raw.list();
    const { schedule = null } = runs.jobs.get(COSTS_JOB.name);
    return QUARANTINE_DATASETS.map(dataset => {
      const last = landed.find(each => each.dataset === dataset)?.lastImport;
      return {
        dataset,
        last: last ? { file: last.file, at: last.at } : null,
        schedule,
      };
    });
  };
  return async (period: string | undefined) => {
    const run = await findRun(period);
    const found = {
      period: run?.period ?? null,
      deliveries: await deliveries(),
      providers: run ? await coverage.lastDays(run) : [],
      coverage: run ? await coverage.byAccount(run) : [],
    };
    if (run) await published.assertRetained([run]);
    return found;
  };
};

/** Serves how good the data is: what FOCUS asks of it, how old it is, and how much of it is of an application. */
export const serveQuality = (serve: Serve, tools: QualityTools) => {
  const { raw } = tools;
  const conformance = createConformance(tools);
  const pageOf = createConformancePages(conformance);
  const quality = createDataQuality(tools);

  serve(getConformance, ({ query }) => whileAnswers(raw, () => pageOf(query)), {
    'text/csv': async ({ query }, reply) => {
      const { found } = await whileAnswers(raw, () => conformance(query));
      await reply.send(Readable.from([conformanceToCsv(found)]), {
        filename: `focus-conformance-${found.period}.csv`,
      });
    },
  });
  serve(getDataQuality, ({ query: { period } }) =>
    whileAnswers(raw, () => quality(period)),
  );
};
