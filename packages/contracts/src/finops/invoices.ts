import { z } from 'zod';
import { defineRoute } from '../route';
import {
  CurrencyCode,
  Decimal,
  Instant,
  Month,
  PageQuery,
  pageOf,
  requireFromBeforeTo,
} from '../values';
import { MAX_KEY_LENGTH } from './costs';
import {
  Revision,
  decimalOfAnySign,
  valuesThatChanged,
  valuesToSet,
} from './valuesToSet';

/**
 * How what an issuer charges stands beside what the bills say: the amounts agree to a hundredth, they do not,
 * nobody has entered the invoice, no bill names it, or the lines name no invoice at all.
 */
export const INVOICE_STATES = [
  'matches',
  'differs',
  'not-entered',
  'not-billed',
  'no-number',
] as const;
export const InvoiceState = z.enum(INVOICE_STATES);
export type InvoiceState = z.infer<typeof InvoiceState>;

/** A year of invoices of many accounts. */
export const MAX_INVOICES = 5_000;

const InvoiceKey = z.object({
  /** FOCUS InvoiceId; empty for lines that name none. */
  invoice: z.string(),
  /** FOCUS InvoiceIssuerName; empty where the bill names none. */
  issuer: z.string(),
  /** What it is billed in, whatever costs are converted into. */
  currency: z.string(),
});
export type InvoiceKey = z.infer<typeof InvoiceKey>;

/** All published lines of one invoice, and what an admin entered of it. */
export const Invoice = InvoiceKey.extend({
  /** Billing months that name it, oldest first. */
  months: z.array(Month),
  /** Σ BilledCost of its lines; null where no published bill names it. */
  billed: Decimal.nullable(),
  lines: z.int(),
  /** What the invoice itself says; null where nobody entered it. */
  amount: Decimal.nullable(),
  /** billed − amount; null where either is. */
  difference: Decimal.nullable(),
  state: InvoiceState,
  updatedBy: z.string().nullable(),
  updatedAt: Instant.nullable(),
});
export type Invoice = z.infer<typeof Invoice>;

const Text = z.string().trim().min(1).max(MAX_KEY_LENGTH);

export const InvoiceToSet = z.strictObject({
  invoice: Text,
  issuer: Text,
  currency: CurrencyCode,
  /** The total as the invoice says it, taxes included; below 0 for a credit note. Null removes it. */
  amount: decimalOfAnySign.nullable(),
});
export type InvoiceToSet = z.infer<typeof InvoiceToSet>;

export const listInvoices = defineRoute({
  id: 'listInvoices',
  method: 'get',
  path: '/v1/invoices',
  summary: 'What bills say of each invoice, beside the invoice itself',
  action: 'finops.read',
  query: PageQuery.extend({
    /**
     * Invoices that a billing month in this window names, each with all its months, and those
     * that no bill names; one bound alone is one month; all without any.
     */
    from: Month.optional(),
    to: Month.optional(),
    issuer: z.string().min(1).max(MAX_KEY_LENGTH).optional(),
    currency: CurrencyCode.optional(),
    state: InvoiceState.optional(),
  }).superRefine(requireFromBeforeTo),
  answer: pageOf(Invoice).extend({ revision: Revision }),
  alternatives: ['text/csv'],
});

export const putInvoices = defineRoute({
  id: 'putInvoices',
  method: 'put',
  path: '/v1/invoices',
  summary: 'Enter or remove what invoices say, all of them or none',
  action: 'finops.invoices.write',
  body: valuesToSet(
    InvoiceToSet,
    MAX_INVOICES,
    ({ invoice, issuer, currency }) =>
      `invoice ${invoice} of ${issuer} in ${currency}`,
  ),
  answer: valuesThatChanged(InvoiceKey),
  precondition: 'If-Match is missing, or invoices were entered since',
});
