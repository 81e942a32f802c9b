/** SQL for a row of an entity that is known now and valid now. */
export const isCurrent = (table: string) =>
  `upper_inf(${table}.known) and ${table}.valid @> now()`;
