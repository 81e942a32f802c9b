import { ReactNode, useMemo, useState } from 'react';
import Alert from '@mui/material/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { readFileText } from '@rosetta/plugin-rosetta-core-react/client';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';
import { ReadLine, ValuesFile, compareLines, isChange } from './importedLines';
import { ImportPreview } from './ImportPreview';
import { SavingNotes } from './SavingNotes';
import { ImportColumns } from './useImportColumns';
import {
  ImportedValues,
  PutValues,
  SavedValues,
  ValueToSet,
} from './useSaveValues';

interface FileProblemProps {
  values: ImportedValues;
  file: ValuesFile<ReadLine>;
  changes: number;
  /** How many values may be saved at once. */
  max: number;
}

/** Of more lines, the others are found with these corrected. */
const MAX_NAMED = 10;

const useFileProblem = (props: FileProblemProps) => {
  const { values, file, changes, max } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const { list } = useFormats();
  const { missingColumns, rows } = file;
  const wrong = rows.filter(({ problem }) => problem);
  if (missingColumns.length > 0)
    return t(`${values}.importColumns`, { columns: list(missingColumns) });
  if (wrong.length > 0)
    return t(`${values}.importWrong`, {
      count: wrong.length,
      lines: list(wrong.slice(0, MAX_NAMED).map(({ line }) => `${line}`)),
    });
  if (changes > max)
    return t(`${values}.importTooMany`, { count: changes, most: `${max}` });
  return undefined;
};

interface ImportDialogProps<R extends PutValues, Line extends ReadLine, Known>
  extends Omit<FileProblemProps, 'file' | 'changes'>,
    ImportColumns<NoInfer<Line>> {
  file: ValuesFile<Line>;
  /** The values there are, which its lines are compared with; none are shown until these are read. */
  known?: readonly Known[];
  /** Tells which value a line is of. */
  idOf(value: NoInfer<Line | Known>): string;
  valueOf(value: NoInfer<Line | Known>): string;
  saving: SavedValues<R>;
  toItem(row: NoInfer<Line>): ValueToSet<R>;
  effectOf(changes: readonly NoInfer<Line>[]): string | undefined;
  onChoose(text: string): void;
  onClose(): void;
  /** Why the values there are could not be read. */
  children?: ReactNode;
}

/** Values of a file: what it would change, line by line, before anything is saved. */
export const ImportDialog = <R extends PutValues, Line extends ReadLine, Known>(
  props: ImportDialogProps<R, Line, Known>,
) => {
  const { values, file, known, idOf, valueOf, saving, onChoose } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const rows = useMemo(
    () => (known ? compareLines(file.rows, known, idOf, valueOf) : []),
    [file, known, idOf, valueOf],
  );
  const changes = rows.filter(isChange);
  const problem = useFileProblem({ ...props, changes: changes.length });
  const isRight = problem === undefined && changes.length > 0;
  const [sentLines, setSentLines] = useState<readonly number[]>([]);
  const submit = () => {
    setSentLines(changes.map(({ line }) => line));
    saving.save(changes.map(props.toItem));
  };
  return (
    <FormDialog
      title={t(`${values}.importTitle`)}
      maxWidth="md"
      submitLabel={t(`${values}.importSave`, { count: changes.length })}
      isDisabled={!isRight || !saving.reason.trim() || saving.isPending}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <input
        type="file"
        accept=".csv,text/csv"
        aria-label={t(`${values}.import`)}
        onChange={async ({ target }) => {
          const [chosen] = target.files ?? [];
          if (!chosen) return;
          saving.clearError();
          onChoose(await readFileText(chosen));
        }}
      />
      {problem && <Alert severity="error">{problem}</Alert>}
      {props.children}
      {rows.length > 0 && <ImportPreview {...props} rows={rows} />}
      <SavingNotes
        values={values}
        saving={saving}
        effect={props.effectOf(changes)}
        placeOf={at => t('saving.line', { line: `${sentLines[at]}` })}
        onRetry={submit}
      />
    </FormDialog>
  );
};
