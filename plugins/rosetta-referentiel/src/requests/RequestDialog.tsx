import { useId, useState } from 'react';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRequest, getChangeRequest } from '@rosetta/contracts/ref';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { Failure, Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { referentielTranslationRef } from '../translation';
import { useDecisionLabel } from './Decide';
import { RequestFacts } from './RequestFacts';
import { RequestLink } from './RequestLink';
import { useDecisions } from './useDecisions';

interface RequestDialogProps {
  id: string;
  onClose(): void;
}

interface DecideProps {
  request: ChangeRequest;
  onClose(): void;
}

/** What the reader may do about it, with a word to go with it. */
const Decide = ({ request, onClose }: DecideProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [comment, setComment] = useState('');
  const labelOf = useDecisionLabel(request);
  const { decisions, decide, isPending, error, retry } = useDecisions(request, {
    revision: request.revision,
    onDecided: onClose,
  });
  return (
    <>
      <DialogContent>
        <Stack gap={2}>
          <RequestFacts request={request} />
          <RequestLink id={request.id} inText>
            {t('request.openPage')}
          </RequestLink>
          {decisions.length > 0 && (
            <TextField
              size="small"
              multiline
              label={t('request.comment')}
              value={comment}
              onChange={({ target }) => setComment(target.value)}
              inputProps={{ maxLength: 2000 }}
            />
          )}
          {error && <Failure error={error} onRetry={retry} />}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('request.close')}</Button>
        {decisions.map((decision, index) => (
          <Button
            key={decision}
            disabled={isPending}
            variant={index === decisions.length - 1 ? 'contained' : 'outlined'}
            onClick={() => decide(decision, comment)}
          >
            {labelOf(decision)}
          </Button>
        ))}
      </DialogActions>
    </>
  );
};

/** A change request: what it changes, why, and what the reader may do about it. */
export const RequestDialog = ({ id, onClose }: RequestDialogProps) => {
  const titleId = useId();
  const { t } = useTranslationRef(referentielTranslationRef);
  const state = useRoute(getChangeRequest, { params: { id } });
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={onClose}
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>
        {state.value?.title ?? t('request.title')}
      </DialogTitle>
      <Resource state={state}>
        {request => <Decide request={request} onClose={onClose} />}
      </Resource>
    </Dialog>
  );
};
