import { Knex } from 'knex';

/** Ids of the current pivots that have one of these types and values at any time. */
export const findPivotIds = async (
  db: Knex,
  wanted: Record<string, unknown>[],
): Promise<string[]> => {
  if (wanted.length === 0) return [];
  const rows: { id: string }[] = await db('ref_pivot as p')
    .joinRaw(
      'join unnest(?::text[], ?::text[]) as w (type, value) on p.type = w.type and p.value = w.value',
      [
        wanted.map(({ type }) => String(type)),
        wanted.map(({ value }) => String(value)),
      ],
    )
    .whereRaw('upper_inf(p.known)')
    .distinct('p.id');
  return rows.map(({ id }) => id);
};
