import { getTrends, listRisks } from '@rosetta/contracts/monitoring';
import { addMonths } from '@rosetta/contracts/values';
import { IncidentMonthReadModel, RiskRules } from '@rosetta/monitoring-mart';
import { assertWithinBounds, RunService } from '@rosetta/run-kit';
import { readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { DoraService } from '../dora/DoraService';
import { ExecutiveService } from './ExecutiveService';

/** The next page starts after this risk. */
const Position = z.object({
  score: z.number(),
  application: z.object({ id: z.string() }),
});

/** Of a query without bounds, the month of today included. */
const DEFAULT_MONTHS = 13;

const resolveMonths = (
  { from, to }: { from?: string; to?: string },
  now = new Date(),
) => {
  const end = to ?? addMonths(now.toISOString().slice(0, 7), 1);
  if (from) return { from, to: to ?? addMonths(from, 1) };
  return { from: addMonths(end, to ? -1 : -DEFAULT_MONTHS), to: end };
};

export interface ExecutiveRouteOptions {
  db: Knex;
  runs: RunService;
  rules: RiskRules;
  attributionHours: number;
}

const serveRisks = (serve: Serve, service: ExecutiveService) =>
  serve(listRisks, async ({ query: { limit, cursor, ...query } }) => {
    const { all, ...about } = await service.risks(query);
    const { rows: items, ...next } = await readPage(
      { limit, cursor },
      {
        list: ['risks', query],
        position: Position,
        read: async (after, most) => {
          const isLater = ({ score, application: { id } }: (typeof all)[number]) =>
            !after || score < after.score || (score === after.score && id > after.application.id);
          return all.filter(isLater).slice(0, most);
        },
      },
    );
    return { ...about, risks: all.length, items, ...next };
  }); // prettier-ignore

export const serveExecutive = (
  serve: Serve,
  { db, runs, rules, attributionHours }: ExecutiveRouteOptions,
) => {
  serveRisks(serve, new ExecutiveService(db, rules, attributionHours));
  const dora = new DoraService(db, attributionHours);
  const months = new IncidentMonthReadModel(db);
  serve(getTrends, async ({ query }) => {
    const { group, definition } = query;
    const { from, to } = resolveMonths(query);
    const range = { from: `${from}-01`, to: `${to}-01` };
    for (const bound of ['from', 'to'] as const)
      assertWithinBounds(bound, range[bound], runs.periodBounds);
    const [figures, incidents, lookedAt] = await Promise.all([
      dora.read({ ...range, groupBy: 'month', definition, group }, range),
      months.list({ ...range, group }),
      months.lookedAt(),
    ]);
    const byMonth = new Map(incidents.map(({ month, ...its }) => [month, its]));
    const none = { opened: 0, counted: 0, unresolved: 0, restoreMinutes: null };
    return {
      from,
      to,
      definition,
      total: figures.total.metrics,
      items: figures.items.map(({ key: month, metrics }) => ({
        month,
        metrics,
        incidents: lookedAt.has(month) ? byMonth.get(month) ?? none : null,
      })),
      publishedAt: figures.published.at,
    };
  });
};
