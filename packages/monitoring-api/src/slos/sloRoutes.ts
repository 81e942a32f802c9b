import {
  changeSlo,
  createSlo,
  getSlo,
  getSloOpenSlo,
  getSloPrometheus,
  importSlos,
  listApplicationSlos,
  listSlos,
  previewSlo,
  retireSlo,
  SloState,
} from '@rosetta/contracts/monitoring';
import {
  assertIfMatch,
  DependencyUnavailableError,
  etagOf,
  readPage,
  Serve,
} from '@rosetta/service-kit';
import { z } from 'zod';
import { idOf } from './definition';
import { readOpenSlo } from './openslo/readOpenSlo';
import { toOpenSlo } from './openslo/toOpenSlo';
import { serveBudgetPolicy } from './policyRoutes';
import { toPrometheusRules } from './prometheus/toRules';
import { Slos, SlosOptions } from './Slos';
import { burnRulesOf } from './SloStatuses';

const Position = z.object({
  rank: z.int(),
  remaining: z.number().nullable(),
  id: z.string(),
});

interface ListQuery {
  application?: string;
  group?: string;
  state?: SloState;
  retired: boolean;
  limit: number;
  cursor?: string;
}

/**
 * The applications that a list is narrowed to; nothing where it is not.
 * @throws DependencyUnavailableError while nobody says what a group owns: that is no empty list
 */
const applicationsOf = (
  { application, group }: Pick<ListQuery, 'application' | 'group'>,
  owners: SlosOptions['owners'],
): string[] | undefined => {
  const named = application?.split(',');
  if (group !== undefined && owners.report().attribution?.state === 'unknown')
    throw new DependencyUnavailableError(
      `The référentiel has not answered yet, so that the applications of the group "${group}" are not known; ask for them by name, or again shortly`,
    );
  const owned = group === undefined ? undefined : owners.applicationsBelow(group); // prettier-ignore
  return named && owned ? named.filter(id => owned.includes(id)) : named ?? owned;
}; // prettier-ignore

const serveLists = (serve: Serve, slos: Slos, options: SlosOptions) => {
  const page = async (list: string, { limit, cursor, ...filters }: ListQuery) => {
    const { rows, ...next } = await readPage(
      { limit, cursor },
      {
        list: [list, filters],
        position: Position,
        read: async (after, most) =>
          (
            await slos.page({
              applications: applicationsOf(filters, options.owners),
              state: filters.state,
              retired: filters.retired,
              after,
              limit: most,
            })
          ).map(item => ({
            ...item,
            remaining: item.status.remaining,
          })),
      },
    );
    const items = rows.map(({ rank: _, remaining: __, ...item }) => item);
    return { items, ...next };
  }; // prettier-ignore

  serve(listSlos, ({ query }) => page(listSlos.id, query));
  serve(listApplicationSlos, async ({ params, query }) => {
    const application = params.app;
    const found = await page(listApplicationSlos.id, {
      ...query,
      application,
      retired: false,
    });
    if (!found.items.length) await options.owners.assertKnown(application);
    return found;
  });
};

const serveFiles = (serve: Serve, slos: Slos, options: SlosOptions) => {
  serve(getSloOpenSlo, async ({ params }) => {
    const slo = await slos.current(params.id);
    const service = options.owners.describe(slo.application);
    return { yaml: toOpenSlo({ ...slo, service }) };
  });
  serve(previewSlo, async ({ body }) => {
    await slos.validate(body);
    const service = options.owners.describe(body.application);
    return { yaml: toOpenSlo({ ...body, id: idOf(body), service }) };
  });
  serve(getSloPrometheus, async ({ params }) => {
    const slo = await slos.current(params.id);
    return { yaml: toPrometheusRules(slo, burnRulesOf(slo, options.rules)) };
  });
  serve(importSlos, async ({ body, query, caller, requestId }) => {
    const author = { actor: caller.subject, requestId };
    const read = readOpenSlo(body.yaml).map(({ object, input }) => ({
      object,
      input: { ...input, reason: body.reason },
    }));
    return { items: await slos.put(read, author, query) };
  });
};

/** @returns what they are read by, for what else is told of them */
export const serveSlos = (serve: Serve, options: SlosOptions): Slos => {
  const slos = new Slos(options);
  serveLists(serve, slos, options);
  serveFiles(serve, slos, options);
  serveBudgetPolicy(serve, options, slos);

  serve(getSlo, async ({ params, setHeader }) => {
    const slo = await slos.get(params.id);
    setHeader('etag', etagOf(slo.versions[0].version));
    return slo;
  });

  serve(createSlo, async ({ body, caller, requestId, setHeader }) => {
    const author = { actor: caller.subject, requestId };
    const slo = await slos.create(body, author);
    setHeader('location', `/v1/slos/${slo.id}`);
    setHeader('etag', etagOf(slo.versions[0].version));
    return slo;
  });

  serve(changeSlo, async request => {
    const { params, body, caller, requestId, headers, setHeader } = request;
    const author = { actor: caller.subject, requestId };
    const slo = await slos.change(params.id, body, author, version =>
      assertIfMatch(headers, etagOf(version), `objective ${params.id}`),
    );
    setHeader('etag', etagOf(slo.versions[0].version));
    return slo;
  });

  serve(retireSlo, async request => {
    const { params, body, caller, requestId, headers, setHeader } = request;
    const author = { actor: caller.subject, requestId };
    const slo = await slos.retire(params.id, body.reason, author, version =>
      assertIfMatch(headers, etagOf(version), `objective ${params.id}`),
    );
    setHeader('etag', etagOf(slo.versions[0].version));
    return slo;
  });
  return slos;
};
