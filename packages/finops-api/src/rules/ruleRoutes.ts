import {
  changeAllocationRule,
  createAllocationRule,
  getAllocationRule,
  listAllocationRules,
  previewAllocationRule,
} from '@rosetta/contracts/finops';
import {
  assertIfMatch,
  decodeCursor,
  encodeCursor,
  etagOf,
  Serve,
} from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { AllocationRules } from './AllocationRules';
import { RulePreviews } from './RulePreviews';

const Position = z.object({ priority: z.int32(), id: z.string() });

export const serveRules = (serve: Serve, db: Knex) => {
  const rules = new AllocationRules(db);
  const previews = new RulePreviews(db);

  serve(listAllocationRules, async ({ query: { limit, cursor } }) => {
    const after =
      cursor === undefined
        ? undefined
        : decodeCursor(Position, listAllocationRules.id, cursor);
    const found = await rules.page({ limit: limit + 1, after });
    const items = found.slice(0, limit);
    if (found.length <= limit) return { items };
    const { priority, id } = items.at(-1)!;
    return {
      items,
      nextCursor: encodeCursor(listAllocationRules.id, { priority, id }),
    };
  });

  serve(getAllocationRule, async ({ params, setHeader }) => {
    const rule = await rules.get(params.id);
    setHeader('etag', etagOf(rule.revision));
    return rule;
  });

  serve(
    createAllocationRule,
    async ({ body, caller, requestId, setHeader }) => {
      const author = { actor: caller.subject, requestId };
      const rule = await rules.create(body, author);
      setHeader('location', `/v1/allocation-rules/${rule.id}`);
      setHeader('etag', etagOf(rule.revision));
      return rule;
    },
  );

  serve(previewAllocationRule, ({ body, signal }) =>
    previews.preview(body, signal),
  );

  serve(changeAllocationRule, async request => {
    const { params, body, caller, requestId, headers, setHeader } = request;
    const author = { actor: caller.subject, requestId };
    const rule = await rules.change(params.id, body, author, revision =>
      assertIfMatch(headers, etagOf(revision), `allocation rule ${params.id}`),
    );
    setHeader('etag', etagOf(rule.revision));
    return rule;
  });
};
