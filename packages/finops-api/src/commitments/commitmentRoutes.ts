import { Readable } from 'node:stream';
import { RouteRequest } from '@rosetta/contracts';
import { listCommitments } from '@rosetta/contracts/finops';
import { monthsInName } from '@rosetta/contracts/values';
import { CommitmentReadModel } from '@rosetta/finops-mart';
import { Serve } from '@rosetta/service-kit';
import { CachedReadOptions, createCachedRead } from '../costs/createCachedRead';
import { commitmentsToCsv } from './commitmentCsv';
import { CommitmentService } from './CommitmentService';

export interface CommitmentRoutesOptions extends CachedReadOptions {
  /** Shown when the months have several currencies and the query names none. */
  currency: string;
}

export const serveCommitments = (
  serve: Serve,
  { currency, ...options }: CommitmentRoutesOptions,
) => {
  const commitments = new CommitmentService(
    new CommitmentReadModel(options.db),
    currency,
  );
  const cachedRead = createCachedRead(options);
  const list = (query: RouteRequest<typeof listCommitments>['query']) =>
    cachedRead('commitments', query, months => commitments.list(query, months));

  serve(listCommitments, ({ query }) => list(query), {
    'text/csv': async ({ query }, reply) => {
      const found = await list(query);
      await reply.send(
        Readable.from([commitmentsToCsv(found.items, found.currency)]),
        {
          filename: `commitments-${monthsInName(found.from, found.to)}.csv`,
        },
      );
    },
  });
};
