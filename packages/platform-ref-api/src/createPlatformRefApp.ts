import { ref } from '@rosetta/contracts/domains';
import { ServiceAppOptions, createServiceApp } from '@rosetta/service-kit';
import { Knex } from 'knex';
import { serveChanges } from './changes/changeRoutes';
import { serveEntities } from './entities/entityRoutes';

export type PlatformRefAppOptions = Omit<
  ServiceAppOptions,
  'contract' | 'register'
>;

/** The application of platform-ref-api, without a port, on a migrated database. */
export const createPlatformRefApp = (
  db: Knex,
  service: PlatformRefAppOptions,
) =>
  createServiceApp({
    ...service,
    contract: ref,
    register: serve => {
      serveEntities(serve, db);
      serveChanges(serve, db);
    },
  });
