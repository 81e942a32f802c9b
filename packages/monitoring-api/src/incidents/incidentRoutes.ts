import {
  Incident,
  listApplicationIncidents,
  listIncidentLinks,
  listIncidents,
  listSuspects,
  setIncidentLink,
} from '@rosetta/contracts/monitoring';
import { InstantInput } from '@rosetta/contracts/values';
import {
  IncidentFilters,
  IncidentPosition,
  IncidentReadModel,
} from '@rosetta/monitoring-mart';
import { RunService } from '@rosetta/run-kit';
import { readBatches, readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Owners } from '../live/Owners';
import { Dependencies } from './Dependencies';
import { instantsOf } from './instantsOf';
import { incidentsToCsv } from './incidentCsv';
import { IncidentService } from './IncidentService';

/** The next page starts after this incident. */
const PageEnd = z.object({
  position: z.object({ openedAt: InstantInput, id: z.string() }),
});

const isTrue = (flag: 'true' | 'false' | undefined) =>
  flag === undefined ? undefined : flag === 'true';

type Placed = Incident & { position: IncidentPosition };

type Scope = Pick<IncidentFilters, 'application' | 'group'>;

interface Filters {
  from?: string;
  to?: string;
  priority?: number;
  counts?: 'true' | 'false';
  open?: 'true' | 'false';
}

interface IncidentQuery extends Filters {
  limit: number;
  cursor?: string;
}

export interface IncidentRouteOptions {
  db: Knex;
  owners: Pick<Owners, 'assertKnown'>;
  runs: RunService;
  dependencies: Dependencies;
}

const toFilters = (
  query: Filters,
  scope: Scope,
  runs: RunService,
): IncidentFilters => ({
  ...scope,
  ...instantsOf(query, runs.periodBounds),
  priority: query.priority,
  counts: isTrue(query.counts),
  open: isTrue(query.open),
});

/** A CSV file of all that match, whatever their number. */
const wholeList = (incidents: IncidentReadModel, filters: IncidentFilters) =>
  incidentsToCsv(
    readBatches<Placed>((after, limit) =>
      incidents.page(filters, { limit, after: after?.position }),
    ),
  );

export const serveIncidents = (
  serve: Serve,
  { db, owners, runs, dependencies }: IncidentRouteOptions,
) => {
  const incidents = new IncidentReadModel(db);
  const service = new IncidentService(db, dependencies);
  const filtersOf = (query: Filters, scope: Scope) =>
    toFilters(query, scope, runs);
  const page = async (
    { limit, cursor, ...query }: IncidentQuery,
    scope: Scope,
  ) => {
    const filters = filtersOf(query, scope);
    const { rows, ...next } = await readPage(
      { limit, cursor },
      {
        list: ['incidents', scope, query],
        position: PageEnd,
        read: (after, most) =>
          incidents.page(filters, { limit: most, after: after?.position }),
      },
    );
    return { items: rows.map(({ position: _, ...item }) => item), ...next };
  };

  serve(
    listIncidents,
    ({ query: { application, group, ...query } }) =>
      page(query, { application, group }),
    {
      'text/csv': ({ query: { application, group, ...query } }, reply) =>
        reply.send(
          wholeList(incidents, filtersOf(query, { application, group })),
          { filename: 'incidents.csv' },
        ),
    },
  );
  serve(listApplicationIncidents, async ({ params, query }) => {
    const found = await page(query, { application: params.app });
    if (!found.items.length) await owners.assertKnown(params.app);
    return found;
  });
  serve(listSuspects, ({ params, query }) =>
    service.suspects(params.source, params.incident, query.hours),
  );
  serve(listIncidentLinks, async ({ params: { source, incident } }) => ({
    items: await service.links(source, incident),
  }));
  serve(setIncidentLink, ({ params, body, caller, requestId }) =>
    service.override(
      {
        ...params,
        deployment: body.deployment,
        unplanned: body.unplanned ?? null,
        comment: body.reason,
        decidedBy: caller.subject,
      },
      requestId,
    ),
  );
};
