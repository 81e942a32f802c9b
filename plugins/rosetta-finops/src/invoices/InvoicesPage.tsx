import { useCallback, useMemo, useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { InvoiceState, listInvoices } from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import {
  Choice,
  ControlRow,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { finopsTranslationRef } from '../translation';
import { WholeList, useWholeList } from '../useWholeList';
import { InvoiceDialog } from './InvoiceDialog';
import { EMPTY_DRAFT, InvoiceDraft, draftOf } from './invoiceDraft';
import { InvoiceRow, useInvoiceColumns } from './useInvoiceColumns';

const ADDRESS = z.object({ state: InvoiceState, issuer: z.string().min(1) });
type Filters = Partial<z.infer<typeof ADDRESS>>;

interface InvoicesProps {
  found: WholeList<typeof listInvoices>;
  filters: Filters;
  /** Opens the form; nothing for those who only read. */
  onEnter?(draft: InvoiceDraft): void;
}

const isChosen = (row: InvoiceRow, { state, issuer }: Filters) =>
  (state === undefined || row.state === state) &&
  (issuer === undefined || row.issuer === issuer);

const Invoices = ({ found, filters, onEnter }: InvoicesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const enter = useMemo(
    () => onEnter && ((invoice: InvoiceRow) => onEnter(draftOf(invoice))),
    [onEnter],
  );
  const columns = useInvoiceColumns(enter);
  const download = useDownload(listInvoices, { query: filters }, 'invoices');
  const rows = useMemo(
    () =>
      found.items
        .map(item => ({
          ...item,
          id: JSON.stringify([item.issuer, item.invoice, item.currency]),
        }))
        .filter(row => isChosen(row, filters)),
    [found, filters],
  );
  if (found.items.length === 0)
    return (
      <EmptyState title={t('invoices.none')}>
        {t('invoices.noneHelp')}
      </EmptyState>
    );
  return (
    <DataTable
      id="finops-invoices"
      label={t('invoices.title')}
      rows={rows}
      columns={columns}
      onExport={download.csv}
      onExcel={download.excel}
      above={t('invoices.shown', { count: rows.length })}
    />
  );
};

interface InvoiceFiltersProps {
  found?: WholeList<typeof listInvoices>;
  filters: Filters;
  onChange(change: Filters): void;
}

const InvoiceFilters = ({ found, filters, onChange }: InvoiceFiltersProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const issuers = new Set(found?.items.map(({ issuer }) => issuer));
  issuers.delete('');
  return (
    <>
      <Choice
        label={t('invoices.column.state')}
        all={t('invoices.anyState')}
        width={200}
        value={filters.state}
        options={InvoiceState.options.map(value => ({
          value,
          label: t(`invoices.state.${value}`),
        }))}
        onChange={state => onChange({ state })}
      />
      <Choice
        label={t('invoices.column.issuer')}
        all={t('invoices.anyIssuer')}
        width={220}
        value={filters.issuer}
        options={[...issuers].sort().map(value => ({ value, label: value }))}
        onChange={issuer => onChange({ issuer })}
      />
    </>
  );
};

/** What bills say of each invoice, beside what the invoice itself says. */
export const InvoicesPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { state: filters, change, wrong } = useUrlState(ADDRESS);
  const mayEnter = useMay('finops.invoices.write');
  const [draft, setDraft] = useState<InvoiceDraft>();
  const invoices = useWholeList(listInvoices);
  const close = useCallback(() => setDraft(undefined), []);
  return (
    <PageFrame title={t('invoices.title')} line={t('invoices.about')}>
      <ControlRow label={t('control.title')}>
        <InvoiceFilters
          found={invoices.value}
          filters={filters}
          onChange={change}
        />
        {mayEnter && (
          <Button variant="contained" onClick={() => setDraft(EMPTY_DRAFT)}>
            {t('invoices.enter')}
          </Button>
        )}
      </ControlRow>
      <WrongAddress wrong={wrong} />
      <Resource state={invoices}>
        {found => (
          <>
            <Invoices
              found={found}
              filters={filters}
              onEnter={mayEnter ? setDraft : undefined}
            />
            {draft && (
              <InvoiceDialog
                begin={draft}
                revision={found.revision}
                onRefresh={invoices.retry}
                onClose={close}
              />
            )}
          </>
        )}
      </Resource>
    </PageFrame>
  );
};
