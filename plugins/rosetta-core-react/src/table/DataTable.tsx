import { ReactNode, useMemo } from 'react';
import Box from '@mui/material/Box';
import { badgeClasses } from '@mui/material/Badge';
import { DataGrid, DataGridProps, gridClasses } from '@mui/x-data-grid';
import { frFR } from '@mui/x-data-grid/locales';
import { useFormats } from '../format';
import { Pointing } from '../charts';
import { Column, TableRow, toGridColumn } from './columns';
import { TableToolbar } from './TableToolbar';
import { useHeightLeft } from './useHeightLeft';
import { useTablePreferences } from './useTablePreferences';

const FRENCH = frFR.components.MuiDataGrid.defaultProps.localeText;
/** The library's own names for its buttons lack the words that are written on them. */
const ENGLISH = {
  toolbarColumnsLabel: 'Columns',
  toolbarFiltersLabel: 'Filters',
};
const PAGE_SIZES = [25, 50, 100];

export type ServerPaging = Pick<
  DataGridProps,
  | 'paginationMode'
  | 'paginationModel'
  | 'onPaginationModelChange'
  | 'paginationMeta'
  | 'rowCount'
  | 'loading'
>;

/** For a table that the server sorts: rows that are not here yet have their place too. */
export interface ServerSorting {
  sorting?: { key: string; order: 'asc' | 'desc' };
  onSort?(key: string, order: 'asc' | 'desc'): void;
}

export interface DataTableProps<Row extends TableRow>
  extends Pointing,
    ServerPaging,
    ServerSorting {
  /** Under which the person's own columns, order and widths are kept. */
  id: string;
  /** What the table is, for those who don't see its heading. */
  label: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  /** Downloads what the server writes; without it, the rows seen here are exported. */
  onExport?(): void;
  /** The same as a workbook; there is no button without it. */
  onExcel?(): void;
  /** The rows seen here can be had as a workbook, as they can as a CSV file. */
  hasExcel?: boolean;
  /** For a long list that is looked over: low rows in a frame as high as the window, below a heading that stays. */
  dense?: boolean;
  /** Beside a picture: lower rows, smaller text. */
  compact?: boolean;
  /** For sentences in cells: a row is as high as they need. */
  wraps?: boolean;
  /** Above the rows, beside the buttons. */
  above?: ReactNode;
}

const sx = {
  bgcolor: 'background.paper',
  '& .rosetta-figure': { fontVariantNumeric: 'tabular-nums' },
  '& .rosetta-highlight': { backgroundColor: 'action.selected' },
  [`& .${gridClasses.row}`]: { cursor: 'pointer' },
  // A cell that draws something does not shorten it by itself.
  [`& .${gridClasses['cell--flex']} > a`]: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
  // A name of two words takes two lines rather than half of one.
  [`& .${gridClasses.columnHeaderTitle}`]: {
    whiteSpace: 'normal',
    lineHeight: 1.2,
  },
  [`& .${gridClasses['columnHeader--alignRight']} .${gridClasses.columnHeaderTitle}`]:
    { textAlign: 'right' },
  // Unseen, and still a part of what its button is called.
  [`& .${badgeClasses.invisible}`]: { display: 'none' },
};

const COMPACT = {
  ...sx,
  fontSize: 13,
  [`& .${gridClasses.cell}`]: { px: 1 },
};

const WRAPPING = {
  [`& .${gridClasses.cell}`]: {
    px: 1,
    py: 0.75,
    lineHeight: 1.4,
    whiteSpace: 'normal',
    overflowWrap: 'anywhere',
  },
};

/** No lower than this, so that some rows are seen in any window. */
const MIN_HEIGHT = 320;

const LOOKS = {
  roomy: { autoHeight: true, rowHeight: 40, columnHeaderHeight: 44 },
  compact: { autoHeight: true, rowHeight: 32, columnHeaderHeight: 36 },
  dense: { autoHeight: false, rowHeight: 28, columnHeaderHeight: 28 },
};

const rowIdOf = (element: HTMLElement) => element.dataset.id;

/**
 * A link or a button in a row does what it says, and does not open the row as well; nor does
 * what such a button has opened, whose events React hands to the row too.
 */
const isOwnAct = ({ target, currentTarget }: React.SyntheticEvent) =>
  !currentTarget.contains(target as Element) ||
  (target as Element).closest('a, button') !== null;

const interactionProps = ({ onOpen, onHighlight, highlight }: Pointing) => ({
  onRowClick: ({ id }: { id: unknown }, event: React.MouseEvent) => {
    if (!isOwnAct(event)) onOpen?.(String(id));
  },
  onCellKeyDown: ({ id }: { id: unknown }, event: React.KeyboardEvent) => {
    if (event.key === 'Enter' && !isOwnAct(event)) onOpen?.(String(id));
  },
  getRowClassName: ({ id }: { id: unknown }) =>
    id === highlight ? 'rosetta-highlight' : '',
  slotProps: {
    row: {
      onMouseEnter: (event: React.MouseEvent<HTMLElement>) =>
        onHighlight?.(rowIdOf(event.currentTarget)),
      onMouseLeave: () => onHighlight?.(),
    },
  },
});

/** In cursors there is no counting: the server says only whether more follows. */
const pagingProps = (props: ServerPaging): Partial<DataGridProps> =>
  props.paginationMode === 'server'
    ? {
        paginationMode: 'server',
        paginationModel: props.paginationModel,
        onPaginationModelChange: props.onPaginationModelChange,
        paginationMeta: props.paginationMeta,
        rowCount: props.rowCount,
      }
    : {};

/** What the server sorts, it filters too: what is here is only a page of it. */
const sortingProps = ({
  sorting,
  onSort,
}: ServerSorting): Partial<DataGridProps> =>
  sorting
    ? {
        sortingMode: 'server',
        disableColumnFilter: true,
        sortingOrder: ['desc', 'asc'],
        sortModel: [{ field: sorting.key, sort: sorting.order }],
        onSortModelChange: ([chosen]) => {
          if (chosen?.sort) onSort?.(chosen.field, chosen.sort);
        },
      }
    : {};

const useColumns = <Row extends TableRow>(columns: readonly Column<Row>[]) => {
  const formats = useFormats();
  return useMemo(
    () => ({
      columns: columns.map(column => toGridColumn(column, formats)),
      visibility: Object.fromEntries(
        columns.filter(({ hidden }) => hidden).map(({ key }) => [key, false]),
      ),
      localeText: formats.locale.startsWith('fr') ? FRENCH : ENGLISH,
    }),
    [columns, formats],
  );
};

const lookOf = ({ dense, compact }: { dense?: boolean; compact?: boolean }) => {
  if (dense) return LOOKS.dense;
  return compact ? LOOKS.compact : LOOKS.roomy;
};

/** The table behind a picture: a row opens on click and on Enter. */
export function DataTable<Row extends TableRow>(props: DataTableProps<Row>) {
  const { id, label, rows, onExport, dense = false } = props;
  const frame = useHeightLeft(dense, MIN_HEIGHT);
  const pageSize = dense ? PAGE_SIZES.at(-1)! : PAGE_SIZES[0];
  const apiRef = useTablePreferences(id, { keepsOrder: !props.sorting });
  const { slotProps, ...interactions } = interactionProps(props);
  const { columns, visibility, localeText } = useColumns(props.columns);
  const grid = (
    <DataGrid
      apiRef={apiRef}
      rows={rows as Row[]}
      columns={columns}
      {...lookOf(props)}
      getRowHeight={props.wraps ? () => 'auto' : undefined}
      disableRowSelectionOnClick
      localeText={localeText}
      initialState={{
        columns: { columnVisibilityModel: visibility },
        pagination: { paginationModel: { pageSize } },
      }}
      pageSizeOptions={PAGE_SIZES}
      hideFooter={!props.paginationMode && rows.length <= pageSize}
      loading={props.loading}
      {...pagingProps(props)}
      {...sortingProps(props)}
      {...interactions}
      slots={{ toolbar: TableToolbar }}
      slotProps={{
        ...slotProps,
        // The element that is the grid; the one around it has no role to be named.
        main: { 'aria-label': label },
        toolbar: {
          onExport,
          onExcel: props.onExcel,
          hasExcel: props.hasExcel,
          fileName: id,
          dense,
          above: props.above,
        },
      }}
      sx={{ ...(props.compact ? COMPACT : sx), ...(props.wraps && WRAPPING) }}
    />
  );
  if (!dense) return grid;
  return (
    <Box
      ref={frame.ref}
      display="flex"
      flexDirection="column"
      maxHeight={frame.height}
    >
      {grid}
    </Box>
  );
}
