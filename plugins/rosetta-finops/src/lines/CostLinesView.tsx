import { useMemo, useState } from 'react';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CostLine,
  LineSort,
  SortOrder,
  listCostLines,
} from '@rosetta/contracts/finops';
import { monthsInName } from '@rosetta/contracts/values';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useDownload } from '@rosetta/plugin-rosetta-core-react/download';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  currentValue,
  useRoutePages,
} from '@rosetta/plugin-rosetta-core-react/data';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  Column,
  DataTable,
  ServerPaging,
} from '@rosetta/plugin-rosetta-core-react/table';
import { MonthRange } from '@rosetta/plugin-rosetta-core-react/period';
import { useNarrow } from '@rosetta/plugin-rosetta-core-react/theme';
import { CostLines } from '../types';
import { CostsPageView, queryOf } from '../costs/costsPageView';
import { finopsTranslationRef } from '../translation';
import { billedOf } from './billedOf';
import { KindSwitch } from './KindSwitch';
import { LineDetail } from './LineDetail';
import { useAttribution } from './useReason';
import { useApplicationSums } from './useApplicationSums';

interface CostLinesViewProps {
  view: CostsPageView;
  range: MonthRange;
  onChange(change: CostsPageView): void;
}

type Row = CostLine & { id: string };

/** What the server can sort by; the columns of these have the same names. */
interface Sorting {
  sort: LineSort;
  order: SortOrder;
}

const isSort = (key: string): key is LineSort =>
  LineSort.safeParse(key).success;

const WIDE = { day: 112, product: 168, amount: 120 };
/** A phone shows these three beside each other. */
const NARROW = { day: 100, product: 128, amount: 116 };

const NO_NAMES: Names = new Map();

/** What applications are called; a line knows only their ids. */
type Names = ReadonlyMap<string, string>;

const useColumns = (names: Names): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { day } = useFormats();
  const attributionOf = useAttribution();
  const widths = useNarrow() ? NARROW : WIDE;
  return useMemo(() => {
    const text = (
      key: string,
      value: (row: Row) => string | null,
      more: Partial<Column<Row>> = {},
    ) => ({
      key,
      label: t(`line.${key}` as 'line.day'),
      value,
      sortable: isSort(key),
      ...more,
    });
    return [
      text('chargePeriod', row => day(row.chargePeriod.from), {
        label: t('line.day'),
        width: widths.day,
      }),
      text('product', row => billedOf(row).product, { least: widths.product }),
      text('amount', row => row.amount, {
        kind: 'money',
        currency: row => billedOf(row).currency,
        width: widths.amount,
      }),
      text(
        'application',
        row =>
          row.application && (names.get(row.application) ?? row.application),
        {
          least: 136,
          render: ({ application }) =>
            application && (
              <ApplicationLink application={application}>
                {names.get(application) ?? application}
              </ApplicationLink>
            ),
        },
      ),
      text('kind', row => attributionOf(row), { least: 184 }),
      text(
        'subAccount',
        ({ charge }) => charge?.subAccountName ?? charge?.subAccount ?? null,
        { least: 128 },
      ),
      text('region', row => row.charge?.region ?? null, { width: 108 }),
      text('provider', row => billedOf(row).provider, { width: 92 }),
      text('account', row => billedOf(row).account, { hidden: true }),
      text('rule', row => row.rule?.name ?? null, { hidden: true }),
      text('resource', row => row.charge?.resource ?? null, { hidden: true }),
      text('file', ({ raw }) => raw && `${raw.file}:${raw.row}`, {
        hidden: true,
      }),
    ];
  }, [t, day, names, attributionOf, widths]);
};

const LinesTable = (props: {
  lines: CostLines;
  names: Names;
  paging: ServerPaging;
  sorting: Sorting;
  onSort(sorting: Partial<Sorting>): void;
  onExport(): void;
  onExcel(): void;
  onOpen(line?: CostLine): void;
}) => {
  const { lines, paging, sorting, onSort, onExport, onExcel, onOpen } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = useColumns(props.names);
  const rows = useMemo(
    () => lines.items.map(line => ({ ...line, id: line.lineId })),
    [lines],
  );
  if (!rows.length && paging.paginationModel?.page === 0)
    return (
      <EmptyState title={t('nothing.title')}>{t('nothing.help')}</EmptyState>
    );
  return (
    <DataTable
      id="cost-lines"
      label={t('lines.title')}
      rows={rows}
      columns={columns}
      onExport={onExport}
      onExcel={onExcel}
      sorting={{ key: sorting.sort, order: sorting.order }}
      onSort={(key, order) => isSort(key) && onSort({ sort: key, order })}
      onOpen={id => onOpen(rows.find(row => row.id === id))}
      {...paging}
    />
  );
};

const linesQueryOf = (view: CostsPageView, range: MonthRange) => {
  const { kind, reason, rule, ruleVersion } = view;
  const { sort = 'amount', order = 'desc' } = view;
  const narrowed = { kind, reason, rule, ruleVersion, sort, order };
  return { ...queryOf(view, range), ...narrowed };
};

/** The deepest level: the billed lines, each leading to its file and row. */
export const CostLinesView = ({
  view,
  range,
  onChange,
}: CostLinesViewProps) => {
  const query = linesQueryOf(view, range);
  const { kind, reason, rule, sort, order } = query;
  const { state, paging } = useRoutePages(listCostLines, { query });
  const sums = useApplicationSums(queryOf(view, range));
  const [open, setOpen] = useState<CostLine>();
  const download = useDownload(
    listCostLines,
    { query },
    `cost-lines-${monthsInName(range.from, range.to)}`,
  );
  return (
    <Stack gap={1.5}>
      <KindSwitch
        kind={kind}
        // What they add up to is not of one reason or rule only.
        costs={reason || rule ? undefined : currentValue(sums)?.costs}
        onChange={next => onChange({ kind: next, reason: undefined })}
      />
      <Resource state={state}>
        {lines => (
          <LinesTable
            lines={lines}
            names={sums.value?.names ?? NO_NAMES}
            paging={paging}
            sorting={{ sort, order }}
            onSort={onChange}
            onExport={download.csv}
            onExcel={download.excel}
            onOpen={setOpen}
          />
        )}
      </Resource>
      <LineDetail
        line={open}
        onClose={() => setOpen(undefined)}
        onFilter={filter => {
          setOpen(undefined);
          onChange(filter);
        }}
      />
    </Stack>
  );
};
