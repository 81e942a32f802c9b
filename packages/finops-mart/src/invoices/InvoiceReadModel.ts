import { Invoice, InvoiceKey, InvoiceState } from '@rosetta/contracts/finops';
import { Knex } from 'knex';

export interface InvoiceFilters {
  /** A window of billing months, half-open. */
  from?: string;
  to?: string;
  issuer?: string;
  currency?: string;
  state?: InvoiceState;
}

/** Where an invoice stands in the list: by its last billing month, those of no bill first. */
export type InvoicePosition = InvoiceKey & { months: readonly string[] };

/** After every month: what no bill names comes first. */
const NO_MONTH = '9999-12';

/** The last change of each invoice that was entered, but for those that were removed. */
const ENTERED = `
  select * from (
    select distinct on (invoice, issuer, currency)
      invoice, issuer, currency, amount, updated_by, updated_at
    from invoice order by invoice, issuer, currency, change_no desc
  ) last where amount is not null`;

/** The invoices of the published runs, over all their months. */
const BILLED = `
  select i.invoice, i.issuer, i.currency, sum(i.billed) as billed,
    sum(i.lines)::bigint as lines, array_agg(r.period order by r.period) as months
  from cost_invoice i join cost_run r using (run_id)
  where i.run_id = any(:runs::uuid[])
  group by i.invoice, i.issuer, i.currency`;

/** A difference of less than a hundredth, which no invoice shows, is none. */
const LIST = `
  with entered as (${ENTERED}), billed as (${BILLED}),
  invoices as (
    select invoice, issuer, currency, b.billed, coalesce(b.lines, 0) as lines,
      coalesce(b.months, '{}') as months, coalesce(b.months[cardinality(b.months)], '${NO_MONTH}') as last_month,
      e.amount, b.billed - e.amount as difference, e.updated_by, e.updated_at,
      case
        when invoice = '' then 'no-number'
        when b.billed is null then 'not-billed'
        when e.amount is null then 'not-entered'
        when abs(b.billed - e.amount) < 0.01 then 'matches'
        else 'differs'
      end as state
    from billed b full join entered e using (invoice, issuer, currency)
  )
  select invoice, issuer, currency, months, lines::int as lines, state, updated_by, updated_at,
    trim_scale(billed)::text as billed, trim_scale(amount)::text as amount,
    trim_scale(difference)::text as difference
  from invoices
  where (:from::text is null or months = '{}'
      or exists (select from unnest(months) m where m >= :from and m < :to))
    and (:issuer::text is null or issuer = :issuer)
    and (:currency::text is null or currency = :currency)
    and (:state::text is null or state = :state)
    and (:afterMonth::text is null or last_month < :afterMonth
      or (last_month = :afterMonth
        and (issuer, invoice, currency) > (:afterIssuer, :afterInvoice, :afterCurrency)))
  order by last_month desc, issuer, invoice, currency
  limit :limit`;

type InvoiceRow = Omit<Invoice, 'updatedBy' | 'updatedAt'> & {
  updated_by: string | null;
  updated_at: Date | null;
};

/** What bills say of invoices, beside what the invoices say. */
export class InvoiceReadModel {
  readonly #db: Knex;

  constructor(db: Knex) {
    this.#db = db;
  }

  /**
   * A page of invoices: newest last month first, then by issuer, number and currency.
   * @param runs - the published ones, all of them: filters choose invoices, never parts of one
   */
  async page({
    runs,
    limit,
    after,
    ...filters
  }: InvoiceFilters & {
    runs: readonly { runId: string }[];
    after?: InvoicePosition;
    limit: number;
  }): Promise<Invoice[]> {
    const { rows }: { rows: InvoiceRow[] } = await this.#db.raw(LIST, {
      ...{ from: null, to: null, issuer: null, currency: null, state: null },
      ...Object.fromEntries(
        Object.entries(filters).filter(([, value]) => value !== undefined),
      ),
      runs: runs.map(({ runId }) => runId),
      limit,
      afterMonth: after ? after.months.at(-1) ?? NO_MONTH : null,
      afterIssuer: after?.issuer ?? null,
      afterInvoice: after?.invoice ?? null,
      afterCurrency: after?.currency ?? null,
    });
    return rows.map(({ updated_by: updatedBy, updated_at, ...invoice }) => ({
      ...invoice,
      updatedBy,
      updatedAt: updated_at && updated_at.toISOString(),
    }));
  }
}
