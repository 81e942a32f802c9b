import { NotFoundError } from '@backstage/errors';
import { RouteRequest } from '@rosetta/contracts';
import {
  BudgetKind,
  listBudgetAlerts,
  listBudgetChanges,
  listBudgets,
  putBudgets,
  setBudgetAlertTold,
} from '@rosetta/contracts/finops';
import { CurrencyCode, Month } from '@rosetta/contracts/values';
import {
  BudgetAlertStore,
  BudgetReadModel,
  BUDGETS,
  finopsAudit,
  StoredBudget,
  ValueChangeReadModel,
  ValueStore,
} from '@rosetta/finops-mart';
import type { RunService } from '@rosetta/run-kit';
import { readBatches, readPage, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { CostService } from '../costs/CostService';
import {
  answerWithRevision,
  monthsAsked,
  putUnderIfMatch,
  readChanges,
} from '../valueRoutes';
import { budgetsToCsv } from './budgetCsv';
import { BudgetService, BudgetsToPut } from './BudgetService';

type Query = RouteRequest<typeof listBudgets>['query'];

const Position = z.object({
  kind: BudgetKind,
  key: z.string(),
  month: Month,
  currency: CurrencyCode,
});

const AlertPosition = z.object({ raisedAt: z.iso.datetime(), id: z.uuid() });

export interface BudgetOptions {
  db: Knex;
  runs: RunService;
  costs: CostService;
}

const filtersOf = ({ from, to, kind, key, currency }: Query) => ({
  ...monthsAsked({ from, to }),
  ...{ kind, key, currency },
});

/** Thresholds that were passed: the portal reads them, tells the owners, and records that it did. */
const serveAlerts = (serve: Serve, db: Knex) => {
  serve(listBudgetAlerts, async ({ query }) => {
    const { limit: _, cursor: __, state, ...filters } = query;
    const isTold = state && state === 'told';
    const { rows, ...next } = await readPage(query, {
      list: [listBudgetAlerts.id, state, filters],
      position: AlertPosition,
      read: (after, limit) =>
        new BudgetAlertStore(db).page({ ...filters, isTold, after, limit }),
    });
    return { items: rows, ...next };
  });

  serve(setBudgetAlertTold, ({ params: { id }, body, caller, requestId }) =>
    db.transaction(async trx => {
      const { recipients } = body;
      const told = await new BudgetAlertStore(trx).setTold(id, recipients);
      if (!told) throw new NotFoundError(`No alert has the id ${id}`);
      if (told.isFirst)
        await finopsAudit(trx).append([
          {
            actor: caller.subject,
            requestId,
            kind: 'budget-alert',
            entityId: id,
            op: 'update',
            reason: null,
            before: { toldTo: [] },
            after: { toldTo: recipients },
          },
        ]);
      return told.alert;
    }),
  );
};

export const serveBudgets = (
  serve: Serve,
  { db, runs, costs }: BudgetOptions,
) => {
  const stored = new BudgetReadModel(db);
  const budgets = new BudgetService(db, costs, runs);

  async function* readAll(query: Query) {
    const filters = filtersOf(query);
    const batches = readBatches<StoredBudget>((after, limit) =>
      stored.page({ ...filters, after, limit }),
    );
    for await (const batch of batches) yield budgets.withActuals(batch);
  }

  const readList = async (query: Query) => {
    const filters = filtersOf(query);
    const { rows, ...next } = await readPage(query, {
      list: [listBudgets.id, filters],
      position: Position,
      read: (after, limit) => stored.page({ ...filters, after, limit }),
    });
    return { items: await budgets.withActuals(rows), ...next };
  };

  serve(
    listBudgets,
    request =>
      answerWithRevision(
        request,
        () => new ValueStore(db, BUDGETS).revision(),
        () => readList(request.query),
      ),
    {
      'text/csv': async ({ query }, reply) =>
        reply.send(budgetsToCsv(readAll(query)), { filename: 'budgets.csv' }),
    },
  );

  serveAlerts(serve, db);

  serve(listBudgetChanges, ({ query: { limit, cursor, ...filters } }) =>
    readChanges(new ValueChangeReadModel(db, BUDGETS), listBudgetChanges.id, {
      filters,
      limit,
      cursor,
    }),
  );

  serve(
    putBudgets,
    putUnderIfMatch('list of budgets', (body: BudgetsToPut, edit) =>
      budgets.put(body, edit),
    ),
  );
};
