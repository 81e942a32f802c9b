import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DownloadIcon from '@mui/icons-material/Download';
import {
  GridToolbarColumnsButton,
  GridToolbarContainer,
  GridToolbarDensitySelector,
  GridToolbarFilterButton,
  useGridApiContext,
} from '@mui/x-data-grid';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useNarrow } from '../theme';
import { coreReactTranslationRef } from '../translation';
import { saveAsExcel } from './saveAsExcel';

declare module '@mui/x-data-grid' {
  interface ToolbarPropsOverrides {
    onExport?(): void;
    onExcel?(): void;
    hasExcel?: boolean;
    fileName: string;
    dense?: boolean;
    above?: ReactNode;
  }
}

interface TableToolbarProps {
  onExport?(): void;
  onExcel?(): void;
  /** The rows seen here can be had as a workbook. */
  hasExcel?: boolean;
  fileName: string;
  /** Its rows have one height, and its page narrows them. */
  dense?: boolean;
  above?: ReactNode;
}

/** Columns, filter, density, and the way out as a file. */
export const TableToolbar = (props: TableToolbarProps) => {
  const { onExport, hasExcel, fileName, dense, above } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const apiRef = useGridApiContext();
  // A phone has one button for filters, which is the page's.
  const narrow = useNarrow();
  const onExcel =
    props.onExcel ??
    (hasExcel ? () => saveAsExcel(apiRef, fileName) : undefined);
  return (
    <GridToolbarContainer sx={dense ? { py: 0.25, px: 1 } : {}}>
      {above && <Box flexGrow={1}>{above}</Box>}
      <GridToolbarColumnsButton />
      {!dense && !narrow && <GridToolbarFilterButton />}
      {!dense && !narrow && <GridToolbarDensitySelector />}
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        onClick={
          onExport ?? (() => apiRef.current.exportDataAsCsv({ fileName }))
        }
      >
        {t('table.export')}
      </Button>
      {onExcel && (
        <Button size="small" startIcon={<DownloadIcon />} onClick={onExcel}>
          {t('table.excel')}
        </Button>
      )}
    </GridToolbarContainer>
  );
};
