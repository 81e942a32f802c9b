import { Knex } from 'knex';

/**
 * Runs a statement that takes no parameters (`create`, `alter`): the bindings are
 * written in as literals, quoted by the driver.
 */
export const ddl = async (
  db: Knex,
  sql: string,
  bindings: Record<string, string>,
  connection?: unknown,
) => {
  const statement = db.raw(db.raw(sql, bindings).toQuery());
  await (connection ? statement.connection(connection) : statement);
};
