import { ThrownError } from './describeError';

/** SQLSTATEs, and codes of the driver, of a database that is unreachable, stopping or overloaded. */
const UNAVAILABLE =
  /^(08...|53...|57P0.|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EPIPE)$/;

/** The driver and its pool give these errors no code. */
const NO_CONNECTION =
  /^(Connection (terminated|ended)|Unable to acquire a connection)/;

/** Whether an error of knex or its driver says that the database cannot be used now. */
export const isDatabaseUnavailable = ({ name, message, code }: ThrownError) =>
  name === 'KnexTimeoutError' ||
  (typeof code === 'string' && UNAVAILABLE.test(code)) ||
  NO_CONNECTION.test(message);
