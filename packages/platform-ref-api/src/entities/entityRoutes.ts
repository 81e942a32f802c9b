import {
  Application,
  Group,
  Pivot,
  RefKind,
  Relation,
  getApplication,
  getGraph,
  listApplications,
  listGroups,
  listPivots,
  listRelations,
} from '@rosetta/contracts/ref';
import { encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { QualityReadModel } from '../quality/QualityReadModel';
import { AsOf } from './asOf';
import { decodePosition } from './cursor';
import { EntityQuery, EntityReadModel } from './EntityReadModel';
import { GraphReadModel } from './GraphReadModel';
import { resolve, resolveOne } from './resolve';

interface PageRequest extends Partial<AsOf> {
  limit: number;
  cursor?: string;
}

/** A page, and the version it was read at, which the next pages keep. */
const pageOf = async <T>(
  db: Knex,
  kind: RefKind,
  { limit, cursor, ...requested }: PageRequest,
  where: EntityQuery['where'] = {},
  search?: string,
) => {
  const cursorScope = [kind, where, search];
  const position = cursor
    ? decodePosition(cursor, cursorScope, requested)
    : undefined;
  const { version, ...asOf } = await resolve(db, position ?? requested);
  const { items, next } = await new EntityReadModel(db, kind).list({
    ...asOf,
    where,
    search,
    limit,
    after: position?.after,
  });
  return {
    // The response is validated against the contract before it is sent.
    items: items as T[],
    version,
    knownAt: asOf.knownAt,
    ...(next && {
      nextCursor: encodeCursor(cursorScope, { ...asOf, after: next }),
    }),
  };
};

/** Of now, applications say how complete they are; of another time, that would be of another time too. */
const serveApplications = (serve: Serve, db: Knex, attestationDays: number) => {
  const qualities = new QualityReadModel(db, attestationDays);
  const assess = async (
    applications: Application[],
    requested: Partial<AsOf>,
  ) => {
    if (requested.validAt ?? requested.knownAt) return applications;
    const assessed = await qualities.of(applications.map(({ id }) => id));
    return applications.map(each => ({ ...each, ...assessed.get(each.id) }));
  };
  serve(listApplications, async ({ query }) => {
    const { group, search, ...requested } = query;
    const page = await pageOf<Application>(
      db,
      'application',
      requested,
      { group: group?.split(',') },
      search,
    );
    return { ...page, items: await assess(page.items, requested) };
  });
  serve(getApplication, async ({ params, query }) => {
    const read = new EntityReadModel(db, 'application');
    const found = await read.get(params.id, await resolveOne(db, query));
    const [application] = await assess(
      [found as unknown as Application],
      query,
    );
    return application;
  });
};

export const serveEntities = (
  serve: Serve,
  db: Knex,
  attestationDays: number,
) => {
  serveApplications(serve, db, attestationDays);
  serve(listGroups, ({ query }) => pageOf<Group>(db, 'group', query));
  serve(listRelations, ({ query }) => pageOf<Relation>(db, 'relation', query));
  serve(
    listPivots,
    ({ query: { application, type, value, components, ...page } }) =>
      pageOf<Pivot>(db, 'pivot', page, {
        application: application?.split(','),
        type: components ? 'catalog:component' : type,
        value: components?.split(',') ?? value,
      }),
  );
  serve(
    getGraph,
    async ({ query: { root, depth, direction, ...requested } }) => {
      const asOf = await resolveOne(db, requested);
      const graph = new GraphReadModel(db);
      const { nodes, edges } = await graph.neighbourhood(
        root,
        depth,
        direction,
        asOf,
      );
      return {
        nodes: nodes as unknown as Application[],
        edges: edges as unknown as Relation[],
      };
    },
  );
};
