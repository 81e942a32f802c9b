import { createPlatformRefApp } from '@rosetta/platform-ref-api';
import { createLogger } from '@rosetta/service-kit';
import { RAISED_LIMITS } from '@rosetta/service-kit/testUtils';
import { Knex } from 'knex';
import { ANYBODY } from '../anybody';
import { serveApp } from '../serveApp';

/** platform-ref-api over HTTP; only its limit of requests is raised. */
export const serveRef = (db: Knex) =>
  serveApp(
    createPlatformRefApp(db, {
      version: '0.0.0',
      logger: createLogger({ service: 'bench', level: 'silent' }),
      identity: ANYBODY,
      limits: RAISED_LIMITS,
    }),
  );
