import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRequest, ChangeRequestDiff } from '@rosetta/contracts/ref';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { referentielTranslationRef } from '../translation';
import { RevertButton } from './RevertButton';
import { Decision, useDecisions } from './useDecisions';

interface DecideProps {
  request: ChangeRequest;
  /** What is shown of its changes; absent until it is. */
  diff?: ChangeRequestDiff;
  /** Reads both again, when the content is another one by now. */
  onRefresh(): void;
}

/** Somebody has edited the request since it was read. */
export const isStale = (error: Error | undefined) =>
  isRequestError(error) && error.status === 412;

export const useDecisionLabel = ({ changes }: ChangeRequest) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (decision: Decision) =>
    decision === 'approve'
      ? t('request.approve', { count: changes.length })
      : t(`request.${decision}`);
};

const Problem = ({
  error,
  onRetry,
  onRefresh,
}: {
  error: Error | undefined;
  onRetry(): void;
  onRefresh(): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  if (!error) return null;
  if (!isStale(error)) return <Failure error={error} onRetry={onRetry} />;
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" onClick={onRefresh}>
          {t('request.readAgain')}
        </Button>
      }
    >
      {t('request.changedSince')}
    </Alert>
  );
};

/** What brings a request further. */
const FORWARD: readonly Decision[] = ['submit', 'approve'];

/** Of two answers read one after the other, the older: who decides has seen no more than that. */
const seenRevision = ({ request, diff }: DecideProps) =>
  Math.min(request.revision, diff?.revision ?? request.revision);

/** What the reader may do about a request, with a word to go with it; and why not more. */
export const Decide = (props: DecideProps) => {
  const { request, diff, onRefresh } = props;
  const { t } = useTranslationRef(referentielTranslationRef);
  const [comment, setComment] = useState('');
  const labelOf = useDecisionLabel(request);
  const { obstacle, decide, isPending, error, retry, ...allowed } =
    useDecisions(request, {
      revision: seenRevision(props),
      onDecided: () => setComment(''),
    });
  // Nobody approves what they can't see.
  const decisions = allowed.decisions.filter(
    decision => diff || decision !== 'approve',
  );
  return (
    <Stack gap={1.5} alignItems="flex-start">
      {obstacle && (
        <Alert severity="info">{t(`request.why.${obstacle}`)}</Alert>
      )}
      {decisions.length > 0 && (
        <TextField
          size="small"
          multiline
          label={t('request.commentOptional')}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
          inputProps={{ maxLength: 2000 }}
          sx={{ width: '100%', maxWidth: 480 }}
        />
      )}
      <Stack direction="row" flexWrap="wrap" gap={1}>
        {decisions.map(decision => (
          <Button
            key={decision}
            disabled={isPending}
            variant={FORWARD.includes(decision) ? 'contained' : 'outlined'}
            onClick={() => decide(decision, comment)}
          >
            {labelOf(decision)}
          </Button>
        ))}
        {request.state === 'applied' && <RevertButton request={request} />}
      </Stack>
      {request.state === 'applied' && (
        <Typography variant="body2" color="text.secondary">
          {t('request.revertHelp')}
        </Typography>
      )}
      <Problem error={error} onRetry={retry} onRefresh={onRefresh} />
    </Stack>
  );
};
