import { Knex } from 'knex';
import { Cache } from '../cache/types';
import { Migrations } from '../database/migrate';
import { Part } from './types';

/** A database the service can't do without: migrated at start, asked by the probes. */
export function databasePart(
  _db: Knex,
  _options: { name: string; migrations?: Migrations[] },
): Part {
  throw new Error('not yet');
}

/** The cache: optional, and said in `/health` when away. */
export function cachePart(_cache: Cache): Part {
  throw new Error('not yet');
}
