import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ANOMALY_ANSWERS,
  Anomaly,
  AnomalyAnswer,
  answerAnomaly,
} from '@rosetta/contracts/finops';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../translation';
import { AnomalyDetail } from './AnomalyDetail';
import { useAnomalyTexts } from './useAnomalyTexts';

interface AnomalyDialogProps {
  anomaly: Anomaly;
  onClose(): void;
}

/** What people say of it, with a comment if they like. */
const AnswerForm = ({ anomaly, onClose }: AnomalyDialogProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const [comment, setComment] = useState('');
  const { mutate, error, isPending, variables } =
    useRouteMutation(answerAnomaly);
  const give = (answer: AnomalyAnswer) =>
    mutate(
      {
        params: { id: anomaly.id },
        body: { answer, ...(comment.trim() && { comment: comment.trim() }) },
      },
      { onSuccess: onClose },
    );
  return (
    <Stack
      component="section"
      gap={1.5}
      aria-label={t('anomalies.answer.title')}
    >
      <Typography variant="h3" sx={{ fontSize: '1rem', m: 0 }}>
        {t('anomalies.answer.title')}
      </Typography>
      <TextField
        size="small"
        label={t('anomalies.answer.comment')}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
        inputProps={{ maxLength: 2_000 }}
      />
      <Stack direction="row" flexWrap="wrap" gap={1}>
        {ANOMALY_ANSWERS.map(answer => (
          <Button
            key={answer}
            variant="outlined"
            disabled={isPending}
            onClick={() => give(answer)}
          >
            {t(`anomalies.answer.${answer}`)}
          </Button>
        ))}
      </Stack>
      <Typography variant="body2" color="text.secondary">
        {t('anomalies.answer.about')}
      </Typography>
      {error && (
        <Failure error={error} onRetry={() => give(variables!.body!.answer)} />
      )}
    </Stack>
  );
};

/** One anomaly: its days, what drove it, and what people say of it. */
export const AnomalyDialog = ({ anomaly, onClose }: AnomalyDialogProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { daysOf } = useAnomalyTexts();
  const what = anomaly.applicationName ?? anomaly.rule;
  return (
    <Dialog open fullWidth maxWidth="md" onClose={onClose}>
      <DialogTitle>
        {[what, anomaly.productName, daysOf(anomaly)].join(' · ')}
      </DialogTitle>
      <DialogContent>
        <Stack gap={2}>
          <AnomalyDetail anomaly={anomaly} />
          {anomaly.mayAnswer ? (
            <AnswerForm anomaly={anomaly} onClose={onClose} />
          ) : (
            <Alert severity="info">{t('anomalies.answer.mayNot')}</Alert>
          )}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t('anomalies.answer.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};
