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
import { coreReactTranslationRef } from '../translation';

declare module '@mui/x-data-grid' {
  interface ToolbarPropsOverrides {
    onExport?(): void;
    fileName: string;
  }
}

interface TableToolbarProps {
  onExport?(): void;
  fileName: string;
}

/** Columns, filter, density, and the way out as a file. */
export const TableToolbar = ({ onExport, fileName }: TableToolbarProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const apiRef = useGridApiContext();
  return (
    <GridToolbarContainer>
      <GridToolbarColumnsButton />
      <GridToolbarFilterButton />
      <GridToolbarDensitySelector />
      <Button
        size="small"
        startIcon={<DownloadIcon />}
        onClick={
          onExport ?? (() => apiRef.current.exportDataAsCsv({ fileName }))
        }
      >
        {t('table.export')}
      </Button>
    </GridToolbarContainer>
  );
};
