import {
  BudgetDecisionInput,
  createBudgetDecision,
  getBudgetPolicy,
  listAllBudgetDecisions,
  listBudgetDecisions,
  putBudgetPolicy,
  stepFor,
} from '@rosetta/contracts/monitoring';
import {
  BudgetPolicyStore,
  monitoringAudit,
  SloStatusStore,
} from '@rosetta/monitoring-mart';
import {
  assertIfMatch,
  etagOf,
  InvalidInputError,
  readPage,
  Serve,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { Author, Slos, SlosOptions } from './Slos';

const Position = z.object({ decidedAt: z.iso.datetime(), id: z.uuid() });

/** What is decided, with where the objective stood: a later reader sees what people knew. */
const decide = async (
  trx: Knex,
  slo: string,
  { decision, reason, until }: BudgetDecisionInput,
  { actor, requestId }: Author,
) => {
  const store = new BudgetPolicyStore(trx);
  const policy = await store.current();
  const status = (await new SloStatusStore(trx).of([slo])).get(slo);
  const remaining = status?.remaining ?? null;
  const decided = await store.decide({
    ...{ slo, decision, reason, remaining },
    until: until ?? null,
    decidedBy: actor,
    state: status?.state ?? 'unknown',
    asked: stepFor(policy.steps, remaining)?.action ?? null,
    policyRevision: policy.revision,
  });
  await monitoringAudit(trx).append([
    {
      ...{ actor, requestId, reason },
      kind: 'budget-decision',
      entityId: decided.id,
      op: 'create',
      before: null,
      after: decided,
    },
  ]);
  return decided;
};

const assertFuture = (until: string | undefined) => {
  if (until === undefined || Date.parse(until) > Date.now()) return;
  throw new InvalidInputError([
    {
      in: 'body',
      path: ['until'],
      code: 'past',
      message: 'must be in the future; leave it out, and the decision holds until the next one', // prettier-ignore
    },
  ]);
};

const servePolicy = (serve: Serve, db: Knex) => {
  serve(getBudgetPolicy, async ({ setHeader }) => {
    const policy = await new BudgetPolicyStore(db).current();
    setHeader('etag', etagOf(policy.revision));
    return policy;
  });

  serve(putBudgetPolicy, async ({ body, caller, requestId, headers, setHeader }) => {
    const changed = await db.transaction(async trx => {
      const store = new BudgetPolicyStore(trx);
      await store.lock();
      const before = await store.current();
      assertIfMatch(headers, etagOf(before.revision), 'error budget policy');
      const after = await store.add(before.revision + 1, body, caller.subject);
      await monitoringAudit(trx).append([
        {
          ...{ actor: caller.subject, requestId, reason: body.reason },
          kind: 'budget-policy',
          entityId: 'error-budget-policy',
          op: before.revision ? 'update' : 'create',
          before: before.revision ? before : null,
          after,
        },
      ]);
      return after;
    });
    setHeader('etag', etagOf(changed.revision));
    return changed;
  }); // prettier-ignore
};

/** What is to be done when budgets run out, and what people decided. */
export const serveBudgetPolicy = (
  serve: Serve,
  { db, owners }: Pick<SlosOptions, 'db' | 'owners'>,
  slos: Slos,
) => {
  servePolicy(serve, db);

  serve(listAllBudgetDecisions, async ({ query }) => {
    const { limit: _, cursor: __, ...filters } = query;
    const { rows, ...next } = await readPage(query, {
      list: [listAllBudgetDecisions.id, filters],
      position: Position,
      read: (after, limit) =>
        new BudgetPolicyStore(db).page({ ...filters, after, limit }),
    });
    const items = rows.map(({ application, ...decision }) => ({
      ...decision,
      application: owners.describe(application),
    }));
    return { items, ...next };
  });

  serve(listBudgetDecisions, async ({ params: { id }, query }) => {
    await slos.current(id);
    const { rows: items, ...next } = await readPage(query, {
      list: [listBudgetDecisions.id, id],
      position: Position,
      read: (after, limit) =>
        new BudgetPolicyStore(db).decisions(id, { after, limit }),
    });
    return { items, ...next };
  });

  serve(createBudgetDecision, async ({ params, body, caller, requestId }) => {
    assertFuture(body.until);
    await slos.current(params.id);
    const author = { actor: caller.subject, requestId };
    return db.transaction(trx => decide(trx, params.id, body, author));
  });
};
