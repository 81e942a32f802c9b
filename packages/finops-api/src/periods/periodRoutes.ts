import {
  FilterValue,
  Period,
  closePeriod,
  keyOf,
  listCostFilters,
  listPeriods,
  reopenPeriod,
} from '@rosetta/contracts/finops';
import { Month, resolveMonthRange } from '@rosetta/contracts/values';
import {
  ClosedPeriod,
  ClosedPeriodStore,
  CostReadModel,
  LabelReadModel,
  PublishedRun,
  PublishedRunReadModel,
  RestatementReadModel,
} from '@rosetta/finops-mart';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { PeriodClosing } from './PeriodClosing';

const byLabel = (names: Map<string, string>): FilterValue[] =>
  [...names]
    .map(([id, label]) => ({ id, label }))
    .sort(
      (a, b) => a.label.localeCompare(b.label, 'en') || (a.id < b.id ? -1 : 1),
    );

/** Two spellings of one key: the first in byte order. */
const byKey = (names: readonly string[]) =>
  new Map([...names].reverse().map(name => [keyOf(name), name || 'None']));

const toPeriod = (
  run: PublishedRun,
  closed?: ClosedPeriod,
  pending?: number,
): Period => ({
  period: run.period,
  runId: run.runId,
  publishedAt: run.publishedAt,
  lines: run.lines,
  currencies: run.currencies,
  ...(closed && {
    closed: { at: closed.at, by: closed.by, reason: closed.reason },
  }),
  ...(pending && { pendingRestatements: pending }),
});

const serveClosing = (serve: Serve, db: Knex) => {
  const closing = new PeriodClosing(db);
  const published = new PublishedRunReadModel(db);
  const closed = new ClosedPeriodStore(db);
  const restatements = new RestatementReadModel(db);
  const read = async (period: string) => {
    const runs = await published.list();
    const run = runs.find(each => each.period === period)!;
    const pending = await restatements.pending();
    return toPeriod(run, await closed.get(period), pending.get(period));
  };
  serve(closePeriod, async ({ params, body, caller, requestId }) => {
    await closing.close({
      ...params,
      ...body,
      actor: caller.subject,
      requestId,
    });
    return read(params.period);
  });
  serve(reopenPeriod, async ({ params, body, caller, requestId }) => {
    await closing.reopen({
      ...params,
      ...body,
      actor: caller.subject,
      requestId,
    });
    return read(params.period);
  });
};

export const servePeriods = (serve: Serve, db: Knex) => {
  const published = new PublishedRunReadModel(db);
  const labels = new LabelReadModel(db);
  const costs = new CostReadModel(db);
  const closedPeriods = new ClosedPeriodStore(db);
  const restatements = new RestatementReadModel(db);
  serveClosing(serve, db);

  serve(listPeriods, async ({ query: { limit, cursor } }) => {
    const runs = (await published.list()).reverse();
    const defaultRange = resolveMonthRange(
      {},
      runs.map(run => run.period),
    );
    const before = cursor && decodeCursor(Month, listPeriods.id, cursor);
    const rest = before ? runs.filter(run => run.period < before) : runs;
    const closed = await closedPeriods.all();
    const pending = await restatements.pending();
    const items = rest
      .slice(0, limit)
      .map(run =>
        toPeriod(run, closed.get(run.period), pending.get(run.period)),
      );
    if (rest.length <= limit) return { items, defaultRange };
    return {
      items,
      defaultRange,
      nextCursor: encodeCursor(listPeriods.id, items.at(-1)!.period),
    };
  });

  serve(listCostFilters, async () => {
    const runs = await published.list();
    const runIds = runs.map(run => run.runId);
    const accounts = await labels.names('billing_account', runIds);
    return {
      billingAccounts: (await costs.billingAccounts(runs)).map(id => ({
        id,
        label: accounts.get(id) ?? id,
      })),
      applications: byLabel(await labels.names('application', runIds)),
      groups: byLabel(await labels.names('group', runIds)),
      domains: byLabel(await labels.names('domain', runIds)),
      providers: byLabel(byKey(await costs.providers(runs))),
      chargeCategories: byLabel(byKey(await costs.chargeCategories(runs))),
    };
  });
};
