import { Knex } from 'knex';
import { VersionStore } from '../versions/VersionStore';
import { AsOf } from './asOf';

/** The instants that a list is read at, and the version of then. */
export const resolve = async (
  db: Knex,
  { validAt, knownAt }: Partial<AsOf>,
): Promise<AsOf & { version: number }> => ({
  ...(await new VersionStore(db).at(knownAt)),
  validAt: validAt ?? new Date().toISOString(),
});

/** One entity, or what is around it: without an instant, as it is now. */
export const resolveOne = async (db: Knex, requested: Partial<AsOf>) => ({
  ...(await resolve(db, requested)),
  isNow: requested.validAt === undefined && requested.knownAt === undefined,
});
