import Alert from '@mui/material/Alert';
import { ReasonField } from '../periods/ReasonField';
import { SavingProblem } from './SavingProblem';
import { ImportedValues, PutValues, SavedValues } from './useSaveValues';

interface SavingNotesProps<R extends PutValues> {
  values: ImportedValues;
  saving: SavedValues<R>;
  /** What saving does; nothing where it does nothing yet. */
  effect?: string;
  /** Where a person finds the nth value that is sent, counted from 0. */
  placeOf?(at: number): string;
  onRetry(): void;
}

/** Why values change, what that does, and why it was refused. */
export const SavingNotes = <R extends PutValues>(
  props: SavingNotesProps<R>,
) => {
  const { saving, effect } = props;
  return (
    <>
      <ReasonField value={saving.reason} onChange={saving.setReason} />
      {effect && <Alert severity="info">{effect}</Alert>}
      <SavingProblem {...props} />
    </>
  );
};
