import { ServiceUnavailableError } from '@backstage/errors';

/** What people read. */
export const DATABASE_NAME = 'PostgreSQL, the database of the portal';

/** For a request that failed because the database of the portal is away. */
export const databaseAwayError = () =>
  new ServiceUnavailableError(
    `${DATABASE_NAME}, does not answer; try again shortly`,
  );
