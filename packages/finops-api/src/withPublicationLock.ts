import { COSTS_JOB } from '@rosetta/finops-mart';
import { PublicationStore } from '@rosetta/run-kit';
import { Knex } from 'knex';

/** Runs a transaction that no run publishes costs during: each does so before it or after it. */
export const withPublicationLock = <T>(
  db: Knex,
  act: (trx: Knex, publications: PublicationStore) => Promise<T>,
): Promise<T> =>
  db.transaction(async trx => {
    const publications = new PublicationStore(trx, COSTS_JOB.name);
    await publications.lock();
    return act(trx, publications);
  });
