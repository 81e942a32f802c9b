import { listPivotProblems, listUnclaimed } from '@rosetta/contracts/ref';
import { decodeCursor, encodeCursor, Serve } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { z } from 'zod';
import { SourceClients } from '../sources/queryService';
import { PivotProblemReadModel } from './PivotProblemReadModel';
import { Unclaimed } from './Unclaimed';
import { UnusedPivots } from './UnusedPivots';

const Position = z.tuple([z.string(), z.string()]);

export const servePivotProblems = (
  serve: Serve,
  db: Knex,
  sources: SourceClients,
) => {
  const problems = new PivotProblemReadModel(db);
  const unused = new UnusedPivots(db, sources);
  const unclaimed = new Unclaimed(db, sources);
  serve(listPivotProblems, async ({ query, ...context }) => {
    const { cursor, limit: _, ...filters } = query;
    const scope = [listPivotProblems.id, filters];
    const after = cursor ? decodeCursor(Position, scope, cursor) : undefined;
    const page = { ...query, after };
    const found =
      query.kind === 'unused'
        ? await unused.list(page, context)
        : { ...(await problems.list(page)), sources: [] };
    const { next, ...answer } = found;
    return {
      ...answer,
      ...(next && { nextCursor: encodeCursor(scope, next) }),
    };
  });
  serve(listUnclaimed, context => unclaimed.list(context));
};
