import { Invoice, InvoiceToSet } from '@rosetta/contracts/finops';
import { toDecimal } from '../valuesToSet/toDecimal';

/** What a person writes of an invoice. */
export type InvoiceDraft = Record<
  'issuer' | 'invoice' | 'currency' | 'amount',
  string
>;

export const EMPTY_DRAFT: InvoiceDraft = {
  issuer: '',
  invoice: '',
  currency: '',
  amount: '',
};

export const INVOICE_FIELDS = Object.keys(
  EMPTY_DRAFT,
) as (keyof InvoiceDraft)[];

/** What is known of an invoice, to begin with. */
export const draftOf = ({
  issuer,
  invoice,
  currency,
  amount,
}: Invoice): InvoiceDraft => ({
  ...{ issuer, invoice, currency },
  amount: amount ?? '',
});

/** The draft as it is sent. */
export const toInvoiceToSet = (draft: InvoiceDraft): InvoiceToSet => ({
  issuer: draft.issuer.trim(),
  invoice: draft.invoice.trim(),
  currency: draft.currency.trim().toUpperCase(),
  amount: toDecimal(draft.amount),
});
