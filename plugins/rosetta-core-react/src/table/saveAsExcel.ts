import { MutableRefObject } from 'react';
import {
  GridApi,
  gridFilteredSortedRowIdsSelector,
  gridVisibleColumnDefinitionsSelector,
} from '@mui/x-data-grid';
import type { Sheet } from 'write-excel-file/browser';
import { saveBlob } from '../client';
import { toExcelCell } from './excelCell';

/** The rows of a table as they are seen: its columns, its order, its filter; figures stay figures. */
const toSheet = (apiRef: MutableRefObject<GridApi>): Sheet<Blob> => {
  const columns = gridVisibleColumnDefinitionsSelector(apiRef);
  const heading = columns.map(({ field, headerName }) => ({
    value: headerName ?? field,
    fontWeight: 'bold' as const,
  }));
  const rows = gridFilteredSortedRowIdsSelector(apiRef).map(id =>
    columns.map(({ field, type }) =>
      toExcelCell(apiRef.current.getCellValue(id, field), type === 'number'),
    ),
  );
  return { sheet: 'Rosetta', stickyRowsCount: 1, data: [heading, ...rows] };
};

/** Downloads what is seen of a table as a workbook; what writes it is loaded when somebody wants it. */
export const saveAsExcel = async (
  apiRef: MutableRefObject<GridApi>,
  fileName: string,
) => {
  const { default: write } = await import('write-excel-file/browser');
  const file = await write([toSheet(apiRef)]).toBlob();
  saveBlob(file, `${fileName}.xlsx`);
};
