import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { UnitCostGroupBy, listUnitCosts } from '@rosetta/contracts/finops';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { CostName } from '../costs/CostName';
import { finopsTranslationRef } from '../translation';
import { UnitCostView, UnitCosts, lastKnownAt, queryOf } from './unitCostView';
import { UnitCostRow, useUnitColumns } from './useUnitColumns';

interface TableProps {
  view: UnitCostView;
  answer: UnitCosts;
}

/** The months of the picture in figures, newest first. */
export const MonthsTable = ({ view, answer }: TableProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const figures = useUnitColumns(view, answer.currency);
  const columns = useMemo(
    (): Column<UnitCostRow>[] => [
      {
        key: 'month',
        label: t('level.month'),
        value: ({ id }) => id,
        render: ({ id }) => <>{month(id)}</>,
        width: 130,
      },
      ...figures,
    ],
    [t, month, figures],
  );
  const rows = useMemo(
    () => answer.total.months.map(of => ({ ...of, id: of.month })).reverse(),
    [answer],
  );
  return (
    <DataTable
      id="finops-unit-cost-months"
      label={t('unitCosts.months')}
      rows={rows}
      columns={columns}
      compact
    />
  );
};

type ItemRow = UnitCostRow & { key: string; label: string };

const useItemColumns = (
  by: UnitCostGroupBy,
  { view, answer }: TableProps,
): Column<ItemRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const figures = useUnitColumns<ItemRow>(view, answer.currency);
  return useMemo(
    () => [
      {
        key: 'name',
        label: t(`level.${by}`),
        value: ({ label }) => label,
        least: 180,
        render: item => <CostName groupBy={by} item={item} />,
      },
      ...figures,
    ],
    [t, by, figures],
  );
};

interface ItemsTableProps extends TableProps {
  /** One level down; nothing where there is none. */
  onOpen?(key: string): void;
}

/** Each application, group, product or domain in the last month; the file has all months. */
export const ItemsTable = (props: ItemsTableProps) => {
  const { view, answer, onOpen } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const columns = useItemColumns(answer.groupBy, props);
  // At -1 stands the last month: where none has a unit cost, that one is shown.
  const at = lastKnownAt(answer);
  const rows = useMemo(
    () =>
      answer.items.map(({ key, label, months }): ItemRow => {
        return { ...months.at(at)!, id: key, key, label };
      }),
    [answer, at],
  );
  const query = queryOf(
    { ...view, metric: answer.metric ?? undefined },
    answer,
  );
  const download = useDownload(listUnitCosts, { query }, 'unit-costs');
  const shown = answer.total.months.at(at)?.month;
  const title = t('unitCosts.each', { month: shown ? month(shown) : '–' });
  return (
    <Stack component="section" gap={1}>
      <SectionTitle>{title}</SectionTitle>
      <DataTable
        id={`finops-unit-costs-${answer.groupBy}`}
        label={title}
        rows={rows}
        columns={columns}
        onOpen={onOpen}
        onExport={download.csv}
        onExcel={download.excel}
      />
    </Stack>
  );
};
