import { AgreedPrice, AgreedPriceKey } from '@rosetta/contracts/finops';
import { Knex } from 'knex';

export type AgreedPriceFilters = Partial<
  Pick<AgreedPriceKey, 'product' | 'sku' | 'currency'>
>;

type PriceRow = Omit<AgreedPrice, 'updatedBy' | 'updatedAt'> & {
  updated_by: string;
  updated_at: Date;
};

const KEY = ['product', 'sku', 'unit', 'currency', 'since'] as const;

/** The prices that people agreed on, as admins keep them. */
export class AgreedPriceReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /** A page of those that stand, by product, SKU, unit, currency and first month. */
  async page({
    limit,
    after,
    ...filters
  }: AgreedPriceFilters & {
    after?: AgreedPriceKey;
    limit: number;
  }): Promise<AgreedPrice[]> {
    const latest = this.#db('agreed_price as p')
      .distinctOn(KEY.map(column => `p.${column}`))
      .select('p.*')
      .modify(query => {
        for (const [column, value] of Object.entries(filters))
          if (value !== undefined) query.where(`p.${column}`, value);
      })
      .orderBy([
        ...KEY.map(column => `p.${column}`),
        { column: 'p.change_no', order: 'desc' },
      ]);
    const rows: PriceRow[] = await this.#db
      .from(latest.as('l'))
      .select(KEY.map(column => `l.${column}`))
      .select('l.updated_by', 'l.updated_at')
      .select(this.#db.raw('trim_scale(l.price)::text as price'))
      .whereNotNull('l.price')
      .modify(query => {
        if (after)
          query.whereRaw(
            '(l.product, l.sku, l.unit, l.currency, l.since) > (:product, :sku, :unit, :currency, :since)',
            { ...after },
          );
      })
      .orderBy(KEY.map(column => `l.${column}`))
      .limit(limit);
    return rows.map(({ updated_by: updatedBy, updated_at, ...price }) => ({
      ...price,
      updatedBy,
      updatedAt: updated_at.toISOString(),
    }));
  }
}
