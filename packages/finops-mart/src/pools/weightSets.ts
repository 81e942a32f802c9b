import { Knex } from 'knex';

/** An application of a set, and by how much it bears what is split by it. */
export interface WeightRow {
  application: string;
  group: string | null;
  weight: string;
}

/** Reads sets of weights. */
export const readWeightSets = async (
  trx: Knex,
  table: string,
  sets: readonly string[],
): Promise<Map<string, WeightRow[]>> => {
  const rows: (WeightRow & { weight_set: string })[] = await trx(table)
    .whereIn('weight_set', sets)
    .select('weight_set', {
      application: 'application_id',
      group: 'group_id',
      weight: trx.raw('trim_scale(weight)::text'),
    });
  const bySet = new Map<string, WeightRow[]>(sets.map(set => [set, []]));
  for (const { weight_set: set, ...row } of rows) bySet.get(set)!.push(row);
  return bySet;
};
