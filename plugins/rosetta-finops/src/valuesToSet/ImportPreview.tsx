import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { ImportState, ImportedLine, ReadLine } from './importedLines';
import { ImportColumns, useImportColumns } from './useImportColumns';
import { ImportedValues } from './useSaveValues';

/** What needs a look comes first. */
const ORDER: readonly ImportState[] = ['wrong', 'changed', 'new', 'same'];

interface ImportPreviewProps<Line extends ReadLine>
  extends ImportColumns<Line> {
  values: ImportedValues;
  rows: readonly ImportedLine<Line>[];
}

/** Each line of a file, beside the value there is now. */
export const ImportPreview = <Line extends ReadLine>(
  props: ImportPreviewProps<Line>,
) => {
  const { values, rows } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const columns = useImportColumns(props);
  const ordered = useMemo(
    () =>
      rows
        .map(row => ({ ...row, id: `${row.line}` }))
        .sort(
          (a, b) =>
            ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.line - b.line,
        ),
    [rows],
  );
  return (
    <DataTable
      id={`finops-${values}-import`}
      label={t(`${values}.importTitle`)}
      rows={ordered}
      columns={columns}
      compact
      wraps
    />
  );
};
