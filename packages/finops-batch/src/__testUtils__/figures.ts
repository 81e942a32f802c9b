import { Knex } from 'knex';

/** What readers see, without the ids of the runs. */
export const readFigures = async (db: Knex) => {
  const published = (table: string) =>
    db(table)
      .join(
        'publication as p',
        'p.run_id',
        db.raw('??::text', [`${table}.run_id`]),
      )
      .where('p.current', true)
      .select(`${table}.*`);
  const anonymous = ({ run_id: _, ...row }: Record<string, unknown>) => row;
  return {
    shares: (
      await published('cost_pool_share').orderBy(['pool_id', 'application_id'])
    ).map(anonymous),
    charges: (await published('charge').orderBy('raw_line')).map(anonymous),
    summary: (await published('cost_summary').orderBy('summary_no')).map(
      anonymous,
    ),
  };
};
