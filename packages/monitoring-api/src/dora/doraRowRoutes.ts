import {
  DoraDeployment,
  DoraIncident,
  Incident,
  listDoraDeployments,
  listDoraIncidents,
  listDoraMergeRequests,
} from '@rosetta/contracts/monitoring';
import { DateRange, InstantInput } from '@rosetta/contracts/values';
import {
  Delivered,
  DoraDeploymentReadModel,
  DoraIncidentReadModel,
  DoraMergeRequestReadModel,
  IncidentReadModel,
  StabilityReadModel,
} from '@rosetta/monitoring-mart';
import { readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface RowOptions {
  rangeOf(query: { from?: string; to?: string }): DateRange;
  attributionHours: number;
}

/** From one instant to another; null where one is missing, or where it is negative. */
const minutesBetween = (from: string | null, to: string | null) => {
  if (from === null || to === null || to < from) return null;
  return (Date.parse(to) - Date.parse(from)) / MINUTE_MS;
};

/** The last of its incidents; null while one is open, and where one is over without a date. */
const resolvedAt = (incidents: readonly Incident[]) =>
  incidents.some(each => each.resolvedAt === null)
    ? null
    : incidents.map(each => each.resolvedAt!).sort().at(-1) ?? null; // prettier-ignore

/** An incident of several applications is there once. */
const distinct = (incidents: readonly Incident[]) => [
  ...new Map(
    incidents.map(each => [`${each.source}:${each.id}`, each]),
  ).values(),
];

/** Adds to deployments what became of them. */
export const addIncidents = (db: Knex, attributionHours: number) => {
  const incidents = new IncidentReadModel(db);
  const stability = new StabilityReadModel(db);
  return async (rows: readonly Delivered[]): Promise<DoraDeployment[]> => {
    const [all, since] = await Promise.all([
      incidents.ofDeployments(rows.map(({ id }) => id)),
      stability.incidentsSince(),
    ]);
    const counted = all.filter(({ notCounted }) => notCounted === null);
    const matureBefore = new Date(
      Date.now() - attributionHours * HOUR_MS,
    ).toISOString();
    return rows.map(row => {
      const its = distinct(
        counted.filter(({ link }) => link?.deployment === row.id),
      );
      return {
        ...row,
        immature: row.finishedAt > matureBefore,
        incidents: its,
        incidentsKnown: since !== null && row.day >= since,
        recoveryMinutes: minutesBetween(row.finishedAt, resolvedAt(its)),
      };
    });
  };
};

const serveDeploymentRows = (
  serve: Serve,
  db: Knex,
  { rangeOf, attributionHours }: RowOptions,
) => {
  const deployments = new DoraDeploymentReadModel(db);
  const withIncidents = addIncidents(db, attributionHours);
  serve(listDoraDeployments, async ({ query }) => {
    const { limit, cursor, application, group, metric, ...days } = query;
    const filters = { ...rangeOf(days), application, group, metric };
    const { rows, ...next } = await readPage(
      { limit, cursor },
      {
        list: ['dora', filters],
        position: z.object({ finishedAt: InstantInput, id: z.string() }),
        read: (after, most) =>
          deployments.page(filters, { limit: most, after }),
      },
    );
    return { items: await withIncidents(rows), ...next };
  });
};

const serveMergeRequestRows = (
  serve: Serve,
  db: Knex,
  { rangeOf }: RowOptions,
) => {
  const requests = new DoraMergeRequestReadModel(db);
  serve(listDoraMergeRequests, async ({ query }) => {
    const { limit, cursor, application, group, state, ...days } = query;
    const scope = { ...rangeOf(days), application, group };
    const { rows, ...next } = await readPage(
      { limit, cursor },
      {
        list: ['dora', scope, state],
        position: z.object({ at: InstantInput, id: z.string() }),
        read: async (after, most) =>
          (
            await requests.page(scope, state, { limit: most, after })
          ).map(row => ({
            row,
            at: row.deployedAt ?? row.mergedAt,
            id: `${row.project}!${row.iid}`,
          })),
      },
    );
    return { items: rows.map(({ row }) => row), ...next };
  });
};

const serveIncidentRows = (serve: Serve, db: Knex, { rangeOf }: RowOptions) => {
  const attributed = new DoraIncidentReadModel(db);
  const opened = new IncidentReadModel(db);
  serve(listDoraIncidents, async ({ query }) => {
    const { limit, cursor, application, group, metric, definition, ...days } = query; // prettier-ignore
    const scope = { ...rangeOf(days), application, group };
    const perIncident = definition === '2021' && metric === 'recoveryTime';
    const { rows, ...next } = await readPage(
      { limit, cursor },
      {
        list: ['dora', scope, perIncident],
        position: z.object({ openedAt: InstantInput, id: z.string() }),
        read: async (after, most): Promise<PositionedIncident[]> => {
          const page = { limit: most, after };
          const found = perIncident
            ? (await opened.page({ ...scope, counts: true }, page)).map(
                row => ({ ...row, deployedAt: null }),
              )
            : await attributed.page(scope, page);
          return found.map(({ position, ...row }) => ({ ...position, row }));
        },
      },
    );
    return {
      items: rows.map(
        ({ row }): DoraIncident => ({
          ...row,
          recoveryMinutes: minutesBetween(
            perIncident ? row.openedAt : row.deployedAt,
            row.resolvedAt,
          ),
        }),
      ),
      ...next,
    };
  });
};

interface PositionedIncident {
  openedAt: string;
  id: string;
  row: Incident & { deployedAt: string | null };
}

/** The rows behind each figure. */
export const serveDoraRows = (serve: Serve, db: Knex, options: RowOptions) => {
  serveDeploymentRows(serve, db, options);
  serveMergeRequestRows(serve, db, options);
  serveIncidentRows(serve, db, options);
};
