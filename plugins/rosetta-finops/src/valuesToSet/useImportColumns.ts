import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { ImportedLine, ReadLine } from './importedLines';

export type ImportRow<Line extends ReadLine> = ImportedLine<Line> & {
  id: string;
};

/** A column of the file that tells which value a line is of. */
interface ImportField<Line extends ReadLine>
  extends Pick<Column<ImportRow<Line>>, 'label' | 'width' | 'least'> {
  key: keyof Line & string;
}

export interface ImportColumns<Line extends ReadLine> {
  fields: readonly ImportField<Line>[];
  /** The figure, as a decimal. */
  valueOf(row: Line): string;
  problemText(problem: NonNullable<Line['problem']>): string;
}

/** What a file says of each value, and what that changes. */
export const useImportColumns = <Line extends ReadLine>({
  fields,
  valueOf,
  problemText,
}: ImportColumns<Line>): Column<ImportRow<Line>>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useMemo(() => {
    const stateOf = ({ state, problem }: ImportRow<Line>) =>
      [
        t(`importPreview.state.${state}`),
        ...(problem ? [problemText(problem)] : []),
      ].join(': ');
    const column = (
      key: 'line' | 'before' | 'after' | 'change',
      value: Column<ImportRow<Line>>['value'],
      more: Partial<Column<ImportRow<Line>>>,
    ): Column<ImportRow<Line>> => ({
      key,
      label: t(`importPreview.column.${key}`),
      value,
      ...more,
    });
    return [
      column('line', ({ line }) => line, { kind: 'number', width: 70 }),
      ...fields.map(field => ({
        ...field,
        value: (row: ImportRow<Line>) => String(row[field.key]),
      })),
      column('before', ({ before }) => before, { kind: 'decimal', least: 110 }),
      column('after', valueOf, { kind: 'decimal', least: 110 }),
      column('change', stateOf, { least: 170, share: 2 }),
    ];
  }, [t, fields, valueOf, problemText]);
};
