import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CELL_OUTCOMES,
  CellOutcome,
  Import,
  ImportCell,
  ImportRow,
  ROW_OUTCOMES,
  RowOutcome,
  listImportRows,
} from '@rosetta/contracts/ref';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { referentielTranslationRef } from '../translation';
import { useOriginName, useOutcomeText } from './origin';
import { CellOutcomeChip, RowOutcomeChip } from './OutcomeChips';
import { valueText } from './valueText';
import { useWhyWords } from './whyWords';

const CellsUrl = z.object({ rows: RowOutcome, cells: CellOutcome });

/** A cell with what its line is; a line of which no cell differs stands alone. */
interface CellRow {
  id: string;
  row: ImportRow;
  cell?: ImportCell;
}

const toCellRows = (
  rows: readonly ImportRow[],
  cells: CellOutcome | undefined,
): CellRow[] =>
  rows.flatMap((row): CellRow[] => {
    const shown = row.cells.filter(
      ({ outcome }) => !cells || outcome === cells,
    );
    if (shown.length === 0) return [{ id: `${row.seq}`, row }];
    return shown.map((cell, index) => ({ id: `${row.seq}-${index}`, row, cell })); // prettier-ignore
  });

const useColumns = (
  outcomeText: ReturnType<typeof useOutcomeText>,
): Column<CellRow>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { percent } = useFormats();
  const words = useWhyWords();
  return useMemo(() => {
    const column = (
      key: 'line' | 'what' | 'outcome' | 'column' | 'cell' | 'before' | 'after' | 'why',
      value: Column<CellRow>['value'],
      more: Partial<Column<CellRow>> = {},
    ) => ({ key, label: t(`import.column.${key}`), value, sortable: false, ...more }); // prettier-ignore
    const why = ({ row: { reason, score }, cell }: CellRow) => {
      const alike = score === null ? '' : ` (${t('import.score', { score: percent(score) })})`; // prettier-ignore
      return (
        (cell && words(cell)) ?? (reason && `${words(reason)}${alike}`) ?? null
      );
    };
    return [
      column('line', ({ row }) => row.line, { kind: 'number', width: 70 }),
      column('what', ({ row }) => row.label, { least: 150 }),
      column('outcome', ({ row }) => outcomeText(row.outcome), {
        width: 190,
        render: ({ row: { outcome } }) => (
          <RowOutcomeChip outcome={outcome} label={outcomeText(outcome)} />
        ),
      }),
      column('column', ({ cell }) => cell?.column ?? null, { width: 140 }),
      column(
        'cell',
        ({ cell }) => (cell ? t(`import.cell.${cell.outcome}`) : null),
        {
          width: 120,
          render: ({ cell }) =>
            cell && <CellOutcomeChip outcome={cell.outcome} />,
        },
      ),
      column('before', ({ cell }) => valueText(cell?.before), { least: 120 }),
      column('after', ({ cell }) => valueText(cell?.after), { least: 120 }),
      column('why', why, { least: 220, share: 2 }),
    ];
  }, [t, percent, words, outcomeText]);
};

/** The cells of an import that differ, by what becomes of them. */
export const ImportCells = ({ found }: { found: Import }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { state: url, change, wrong } = useUrlState(CellsUrl);
  const { rows, cells } = url;
  const outcomeText = useOutcomeText(found);
  const columns = useColumns(outcomeText);
  const origin = useOriginName()(found);
  const { state, paging } = useRoutePages(listImportRows, {
    params: { id: found.id },
    query: { outcome: rows, cell: cells },
  });
  const active = Number(Boolean(rows)) + Number(Boolean(cells));
  return (
    <>
      <SectionTitle>{t('import.cells')}</SectionTitle>
      <WrongAddress wrong={wrong} />
      <ControlRow label={t('import.filters')} active={active}>
        <ChoicePill
          label={t('import.showRows')}
          all={t('import.all')}
          value={rows}
          options={ROW_OUTCOMES.map(value => ({
            value,
            label: outcomeText(value),
          }))}
          onChange={next => change({ rows: next })}
        />
        <ChoicePill
          label={t('import.showCells')}
          all={t('import.all')}
          value={cells}
          options={CELL_OUTCOMES.map(value => ({
            value,
            label: t(`import.cell.${value}`),
          }))}
          onChange={next => change({ cells: next })}
        />
        <CopyLink />
      </ControlRow>
      <Resource state={state}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState title={t('import.none')}>
              {t('import.noneHelp', { origin })}
            </EmptyState>
          ) : (
            <DataTable
              id="referentiel-import-cells"
              label={t('import.cells')}
              rows={toCellRows(items, cells)}
              columns={columns}
              {...paging}
            />
          )
        }
      </Resource>
    </>
  );
};
