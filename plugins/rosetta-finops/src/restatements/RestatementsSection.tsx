import { useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Period,
  RestatedApplication,
  UNALLOCATED,
  listRestatedApplications,
  listRestatements,
} from '@rosetta/contracts/finops';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import {
  sumDecimals,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { BookingDialog, ToBook } from './BookingDialog';
import { UndoDialog } from './UndoDialog';
import {
  useRestatedName,
  useRestatementColumns,
} from './useRestatementColumns';

type Rows = readonly RestatedApplication[];

/** The amounts of rows, one per currency. */
const useAmounts = () => {
  const { money, list } = useFormats();
  return (rows: Rows) => {
    const currencies = [...new Set(rows.map(({ currency }) => currency))];
    const sumOf = (currency: string) =>
      sumDecimals(
        rows
          .filter(row => row.currency === currency)
          .map(({ difference }) => difference),
      );
    return list(currencies.map(currency => money(sumOf(currency), currency)));
  };
};

/** What a run found of a closed month, as far as it is pending. */
const pendingOfRuns = (rows: Rows) => {
  const runs = new Map<string, RestatedApplication[]>();
  for (const row of rows)
    if (row.state === 'pending')
      runs.set(row.runId, [...(runs.get(row.runId) ?? []), row]);
  return [...runs.values()];
};

const useToBook = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const nameOf = useRestatedName();
  const amountOf = useAmounts();
  return {
    all: (rows: Rows): ToBook => ({
      restated: rows[0].period,
      runId: rows[0].runId,
      name: t('restatements.whole', { month: month(rows[0].period) }),
      amount: amountOf(rows),
    }),
    one: (row: RestatedApplication, rows: Rows): ToBook => ({
      restated: row.period,
      runId: row.runId,
      application: row.application ?? UNALLOCATED,
      name: t('restatements.part', {
        name: nameOf(row),
        month: month(row.period),
      }),
      amount: amountOf(rows),
    }),
  };
};

/** The rows that are booked together with one: what an application has in other currencies too. */
const withSame = (rows: Rows, { runId, application }: RestatedApplication) =>
  rows.filter(
    row =>
      row.state === 'pending' &&
      row.runId === runId &&
      row.application === application,
  );

interface BookAllButtonsProps {
  rows: Rows;
  onBook(toBook: ToBook): void;
}

/** One for each run that found something; what two runs found of one month differs by its amount. */
const BookAllButtons = ({ rows, onBook }: BookAllButtonsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const { all } = useToBook();
  return (
    <Stack direction="row" flexWrap="wrap" gap={1}>
      {pendingOfRuns(rows)
        .map(all)
        .map(found => (
          <Button
            key={found.runId}
            variant="outlined"
            size="small"
            onClick={() => onBook(found)}
          >
            {t('restatements.bookAll', {
              month: month(found.restated),
              amount: found.amount,
            })}
          </Button>
        ))}
    </Stack>
  );
};

const Restatements = ({
  rows,
  openMonths,
}: {
  rows: Rows;
  openMonths: readonly string[];
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const mayBook = useMay('finops.periods.write');
  const [toBook, setToBook] = useState<ToBook>();
  const [toUndo, setToUndo] = useState<RestatedApplication>();
  const { one } = useToBook();
  const download = useDownload(listRestatements, {}, 'restatements');
  const act = (row: RestatedApplication) =>
    row.state === 'pending'
      ? setToBook(one(row, withSame(rows, row)))
      : setToUndo(row);
  const columns = useRestatementColumns(mayBook ? act : undefined);
  return (
    <>
      {mayBook && <BookAllButtons rows={rows} onBook={setToBook} />}
      <DataTable
        id="finops-restatements"
        label={t('restatements.title')}
        rows={rows}
        columns={columns}
        onExport={download.csv}
        onExcel={download.excel}
      />
      {toBook && (
        <BookingDialog
          toBook={toBook}
          openMonths={openMonths}
          onClose={() => setToBook(undefined)}
        />
      )}
      {toUndo && (
        <UndoDialog booked={toUndo} onClose={() => setToUndo(undefined)} />
      )}
    </>
  );
};

/** By how much closed months differ from what is published of them; nothing where none does. */
export const RestatementsSection = ({
  periods,
}: {
  periods: readonly Period[];
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const restated = useRouteItems(listRestatedApplications, {});
  const openMonths = periods
    .filter(({ closed }) => !closed)
    .map(({ period }) => period);
  // What is pending of a reopened month goes with its next publication, and is not to be booked.
  const isOfClosed = ({ state, period }: RestatedApplication) =>
    state === 'booked' || !openMonths.includes(period);
  return (
    <Resource state={restated}>
      {found => {
        const rows = found.filter(isOfClosed);
        return (
          rows.length > 0 && (
            <Stack component="section" gap={1} mt={3}>
              <Typography variant="h6" component="h2">
                {t('restatements.title')}
              </Typography>
              <Typography variant="body2" color="text.secondary">
                {t('restatements.about')}
              </Typography>
              <Restatements rows={rows} openMonths={openMonths} />
            </Stack>
          )
        );
      }}
    </Resource>
  );
};
