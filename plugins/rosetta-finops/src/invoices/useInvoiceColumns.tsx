import { useMemo } from 'react';
import Button from '@mui/material/Button';
import MatchIcon from '@mui/icons-material/CheckCircleOutline';
import DiffersIcon from '@mui/icons-material/ErrorOutline';
import WaitingIcon from '@mui/icons-material/HourglassEmpty';
import NoNumberIcon from '@mui/icons-material/RemoveCircleOutline';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Invoice, InvoiceState } from '@rosetta/contracts/finops';
import { nameOfRef } from '@rosetta/plugin-rosetta-core-react/entity';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { StateChip } from '@rosetta/plugin-rosetta-core-react/page';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';

export type InvoiceRow = Invoice & { id: string };

const LOOKS: Record<
  InvoiceState,
  { color: 'success' | 'error' | 'warning' | 'default'; icon: JSX.Element }
> = {
  matches: { color: 'success', icon: <MatchIcon /> },
  differs: { color: 'error', icon: <DiffersIcon /> },
  'not-entered': { color: 'default', icon: <WaitingIcon /> },
  'not-billed': { color: 'warning', icon: <WaitingIcon /> },
  'no-number': { color: 'default', icon: <NoNumberIcon /> },
};

interface AmountProps {
  invoice: InvoiceRow;
  onEnter(invoice: InvoiceRow): void;
}

/** Opens the form of an invoice: says what it is of to those who do not see its row. */
const EnteredAmount = ({ invoice, onEnter }: AmountProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money } = useFormats();
  const amount = invoice.amount && money(invoice.amount, invoice.currency);
  const about = { invoice: invoice.invoice, issuer: invoice.issuer };
  return (
    <Button
      size="small"
      color={amount ? 'inherit' : 'primary'}
      aria-label={
        amount
          ? t('invoices.change', { ...about, amount })
          : t('invoices.enterOf', about)
      }
      onClick={() => onEnter(invoice)}
      sx={{ fontVariantNumeric: 'tabular-nums' }}
    >
      {amount ?? t('invoices.enterShort')}
    </Button>
  );
};

const hasNumber = ({ invoice, issuer }: Invoice) =>
  invoice !== '' && issuer !== '';

/** Whose invoice it is, and of which months. */
const useNameColumns = (): Column<InvoiceRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, list } = useFormats();
  return useMemo(
    () => [
      {
        key: 'issuer',
        label: t('invoices.column.issuer'),
        value: ({ issuer }) => issuer || t('invoices.noIssuer'),
        least: 150,
      },
      {
        key: 'invoice',
        label: t('invoices.column.invoice'),
        value: ({ invoice }) => invoice || t('invoices.noNumber'),
        least: 180,
      },
      {
        key: 'months',
        label: t('invoices.column.months'),
        value: ({ months }) => months.join(' '),
        render: ({ months }) => (
          <>{list(months.map(each => month(each))) || '–'}</>
        ),
        least: 140,
      },
    ],
    [t, month, list],
  );
};

/** What became of it. */
const useStateColumns = (): Column<InvoiceRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { instant } = useFormats();
  return useMemo(
    () => [
      {
        key: 'state',
        label: t('invoices.column.state'),
        value: ({ state }) => t(`invoices.state.${state}`),
        width: 170,
        render: ({ state }) => (
          <StateChip {...LOOKS[state]} label={t(`invoices.state.${state}`)} />
        ),
      },
      {
        key: 'lines',
        label: t('invoices.column.lines'),
        kind: 'number',
        value: ({ lines }) => lines,
        width: 80,
      },
      {
        key: 'entered',
        label: t('invoices.column.entered'),
        value: ({ updatedBy: by, updatedAt: at }) =>
          by && at
            ? t('invoices.by', { by: nameOfRef(by), at: instant(at) })
            : null,
        least: 140,
      },
    ],
    [t, instant],
  );
};

/** @param onEnter - nothing for those who only read */
export const useInvoiceColumns = (
  onEnter?: (invoice: InvoiceRow) => void,
): Column<InvoiceRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const names = useNameColumns();
  const states = useStateColumns();
  return useMemo(() => {
    const money = (key: 'billed' | 'amount' | 'difference') => ({
      key,
      label: t(`invoices.column.${key}`),
      kind: 'money' as const,
      value: (row: InvoiceRow) => row[key],
      currency: ({ currency }: InvoiceRow) => currency,
      width: 130,
    });
    const enterable = onEnter && {
      render: (row: InvoiceRow) =>
        hasNumber(row) ? (
          <EnteredAmount invoice={row} onEnter={onEnter} />
        ) : (
          '–'
        ),
    };
    return [
      ...names,
      money('billed'),
      { ...money('amount'), ...enterable },
      money('difference'),
      ...states,
    ];
  }, [t, names, states, onEnter]);
};
