import { ReactNode, useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MAX_TITLE_LENGTH } from '@rosetta/contracts/ref';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { useRefusalWords } from '../requests/refusals';
import { referentielTranslationRef } from '../translation';
import { NewChange, refusedFields, useSendRequest } from './useSendRequest';

/** What stands below a field: what is known to be wrong here, else what the service said. */
export type ProblemOf = (field: string) => string | undefined;

interface ChangeDialogProps {
  title: string;
  /** Of the request, as lists show it. */
  requestTitle: string;
  changes: NewChange[];
  /** Why, where that is known; it may be written otherwise. */
  reason?: string;
  /** What is wrong with the fields, by their names. */
  wrong: Readonly<Record<string, string | undefined>>;
  children(problemOf: ProblemOf): ReactNode;
  onClose(): void;
}

/** A form that makes a change request: a draft, or one that is submitted at once. */
export const ChangeDialog = (props: ChangeDialogProps) => {
  const { title, requestTitle, changes, wrong, children, onClose } = props;
  const { t } = useTranslationRef(referentielTranslationRef);
  const [reason, setReason] = useState(props.reason ?? '');
  const [wasTried, setTried] = useState(false);
  const { send, isPending, error } = useSendRequest(onClose);
  const refused = refusedFields(error);
  const inWords = useRefusalWords();
  const problems: typeof wrong = {
    ...wrong,
    reason: reason.trim() ? undefined : t('form.problem.required'),
  };
  const problemOf: ProblemOf = field =>
    (wasTried ? problems[field] : undefined) ??
    (refused[field] && inWords(refused[field]));
  const save = (isSubmitted: boolean) => {
    setTried(true);
    if (Object.values(problems).some(Boolean)) return;
    const body = {
      title: requestTitle.slice(0, MAX_TITLE_LENGTH),
      reason,
      changes,
    };
    send(body, isSubmitted);
  };
  return (
    <FormDialog
      title={title}
      maxWidth="sm"
      noValidate
      submitLabel={t('form.submit')}
      isDisabled={isPending}
      error={error}
      actions={
        <Button disabled={isPending} onClick={() => save(false)}>
          {t('form.draft')}
        </Button>
      }
      onSubmit={() => save(true)}
      onClose={onClose}
    >
      {children(problemOf)}
      {problemOf('form') && (
        <Alert severity="warning">{problemOf('form')}</Alert>
      )}
      <TextField
        required
        multiline
        label={t('form.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        error={Boolean(problemOf('reason'))}
        helperText={problemOf('reason') ?? t('form.reasonHelp')}
        inputProps={{ maxLength: 2000 }}
      />
      <Alert severity="info">{t('form.will')}</Alert>
    </FormDialog>
  );
};
