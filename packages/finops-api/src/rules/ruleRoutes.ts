import {
  changeAllocationRule,
  createAllocationRule,
  getAllocationRule,
  listAllocationRules,
  previewAllocationRule,
} from '@rosetta/contracts/finops';
import { assertIfMatch, readPage, etagOf, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { AllocationRules } from './AllocationRules';
import { RulePreviews } from './RulePreviews';

const Position = z.object({ priority: z.int32(), id: z.string() });

export const serveRules = (serve: Serve, db: Knex) => {
  const rules = new AllocationRules(db);
  const previews = new RulePreviews(db);

  serve(listAllocationRules, async ({ query }) => {
    const { rows: items, ...next } = await readPage(query, {
      list: listAllocationRules.id,
      position: Position,
      read: (after, limit) => rules.page({ limit, after }),
    });
    return { items, ...next };
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
