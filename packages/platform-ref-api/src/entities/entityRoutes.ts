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
import { VersionStore } from '../versions/VersionStore';
import { AsOf } from './asOf';
import { decodePosition } from './cursor';
import { EntityQuery, EntityReadModel } from './EntityReadModel';
import { GraphReadModel } from './GraphReadModel';

interface PageRequest extends Partial<AsOf> {
  limit: number;
  cursor?: string;
}

const resolve = async (
  db: Knex,
  { validAt, knownAt }: Partial<AsOf>,
): Promise<AsOf & { version: number }> => ({
  ...(await new VersionStore(db).at(knownAt)),
  validAt: validAt ?? new Date().toISOString(),
});

/** A page, and the version it was read at, which the next pages keep. */
const pageOf = async <T>(
  db: Knex,
  kind: RefKind,
  { limit, cursor, ...requested }: PageRequest,
  where: EntityQuery['where'] = {},
) => {
  const cursorScope = [kind, where];
  const position = cursor
    ? decodePosition(cursor, cursorScope, requested)
    : undefined;
  const { version, ...asOf } = await resolve(db, position ?? requested);
  const { items, next } = await new EntityReadModel(db, kind).list({
    ...asOf,
    where,
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

export const serveEntities = (serve: Serve, db: Knex) => {
  serve(listApplications, ({ query: { group, ...page } }) =>
    pageOf<Application>(db, 'application', page, {
      group: group?.split(','),
    }),
  );
  serve(getApplication, async ({ params, query }) => {
    const read = new EntityReadModel(db, 'application');
    return (await read.get(
      params.id,
      await resolve(db, query),
    )) as unknown as Application;
  });
  serve(listGroups, ({ query }) => pageOf<Group>(db, 'group', query));
  serve(listRelations, ({ query }) => pageOf<Relation>(db, 'relation', query));
  serve(listPivots, ({ query: { application, type, value, ...page } }) =>
    pageOf<Pivot>(db, 'pivot', page, { application, type, value }),
  );
  serve(
    getGraph,
    async ({ query: { root, depth, direction, ...requested } }) => {
      const asOf = await resolve(db, requested);
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
