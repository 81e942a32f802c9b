import { FormEvent, useState } from 'react';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ChangeRequest, commentOnChangeRequest } from '@rosetta/contracts/ref';
import { useMay } from '@rosetta/plugin-rosetta-core-react/access';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { RequesterLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { referentielTranslationRef } from '../translation';

const AddComment = ({ id }: { id: string }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [comment, setComment] = useState('');
  const { mutate, error, isPending } = useRouteMutation(commentOnChangeRequest);
  const send = () =>
    mutate(
      { params: { id }, body: { comment: comment.trim() } },
      { onSuccess: () => setComment('') },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (comment.trim()) send();
  };
  return (
    <Stack component="form" gap={1} alignItems="flex-start" onSubmit={submit}>
      <TextField
        size="small"
        multiline
        fullWidth
        label={t('request.addComment')}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
        inputProps={{ maxLength: 2000 }}
      />
      <Button
        type="submit"
        size="small"
        variant="outlined"
        disabled={!comment.trim() || isPending}
      >
        {t('request.sendComment')}
      </Button>
      {error && <Failure error={error} onRetry={send} />}
    </Stack>
  );
};

/** What was said about a request. */
export const Discussion = ({ request }: { request: ChangeRequest }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const mayComment = useMay('ref.changes.write');
  return (
    <TitledCard title={t('request.comments')}>
      <Stack gap={1.5}>
        {request.comments.map(({ by, at, comment }) => (
          <div key={at}>
            <Typography variant="body2" color="text.secondary">
              <RequesterLink requester={by} inText />, <RelativeTime at={at} />
            </Typography>
            <Typography sx={{ whiteSpace: 'pre-line' }}>{comment}</Typography>
          </div>
        ))}
        {mayComment && <AddComment id={request.id} />}
      </Stack>
    </TitledCard>
  );
};
