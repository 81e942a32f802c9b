import { ComponentType, useState } from 'react';
import Button from '@mui/material/Button';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';
import { SavingNotes } from './SavingNotes';
import {
  ImportedValues,
  PutValues,
  SavedValues,
  ValueToSet,
} from './useSaveValues';

/** The fields of one value. */
export interface DraftFieldsProps<Draft, Problem> {
  draft: Draft;
  problem?: Problem;
  onChange(draft: Draft): void;
}

interface RemoveButtonProps<R extends PutValues> {
  values: ImportedValues;
  saving: SavedValues<R>;
  /** The value that the form was opened for, without its figure; nothing where it is not set yet. */
  removal?: ValueToSet<R>;
}

interface ValuesDialogProps<R extends PutValues, Draft, Problem>
  extends RemoveButtonProps<R> {
  /** What stands in the form to begin with. */
  begin: readonly Draft[];
  /** What one more row begins with. */
  nextDraft(drafts: readonly Draft[]): Draft;
  Fields: ComponentType<DraftFieldsProps<Draft, Problem>>;
  problemsOf(drafts: readonly Draft[]): (Problem | undefined)[];
  toItem(draft: Draft): ValueToSet<R>;
  effectOf(drafts: readonly Draft[]): string | undefined;
  onClose(): void;
}

const isSavable = <R extends PutValues>(saving: SavedValues<R>) =>
  saving.reason.trim() !== '' && !saving.isPending;

const RemoveButton = <R extends PutValues>({
  values,
  saving,
  removal,
}: RemoveButtonProps<R>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  if (!removal) return null;
  return (
    <Button
      color="error"
      disabled={!isSavable(saving)}
      onClick={() => saving.save([removal])}
    >
      {t(`${values}.remove`)}
    </Button>
  );
};

/** The form of one value, or of several that are saved together. */
export const ValuesDialog = <R extends PutValues, Draft, Problem>(
  props: ValuesDialogProps<R, Draft, Problem>,
) => {
  const { values, saving, Fields, nextDraft } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const [drafts, setDrafts] = useState(props.begin);
  const [wasTried, setTried] = useState(false);
  const problems = props.problemsOf(drafts);
  const submit = () => {
    setTried(true);
    if (problems.every(problem => problem === undefined))
      saving.save(drafts.map(props.toItem));
  };
  return (
    <FormDialog
      title={t(`${values}.enter`)}
      maxWidth="sm"
      noValidate
      submitLabel={t(`${values}.save`)}
      isDisabled={!isSavable(saving)}
      onSubmit={submit}
      onClose={props.onClose}
      actions={<RemoveButton {...props} />}
    >
      {drafts.map((draft, at) => (
        <Fields
          // The rows have no names of their own, and none is taken out.
          key={at} // eslint-disable-line react/no-array-index-key
          draft={draft}
          problem={wasTried ? problems[at] : undefined}
          onChange={changed =>
            setDrafts(drafts.map((each, of) => (of === at ? changed : each)))
          }
        />
      ))}
      <Button
        sx={{ alignSelf: 'flex-start' }}
        onClick={() => setDrafts([...drafts, nextDraft(drafts)])}
      >
        {t(`${values}.addAnother`)}
      </Button>
      <SavingNotes
        values={values}
        saving={saving}
        effect={props.effectOf(drafts)}
        placeOf={
          drafts.length > 1
            ? at => t('saving.entry', { entry: `${at + 1}` })
            : undefined
        }
        onRetry={submit}
      />
    </FormDialog>
  );
};
