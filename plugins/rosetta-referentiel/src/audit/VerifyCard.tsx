import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AuditCheck } from '@rosetta/contracts/audit';
import { verifyRefAudit } from '@rosetta/contracts/ref';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { referentielTranslationRef } from '../translation';

const Found = ({ check }: { check: AuditCheck }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { instant } = useFormats();
  const { valid, checked, firstBroken, reason, checkpoint } = check;
  return (
    <Alert severity={valid ? 'success' : 'error'}>
      <AlertTitle>
        {valid
          ? t('audit.verify.valid', { count: checked })
          : t('audit.verify.broken', { seq: String(firstBroken) })}
      </AlertTitle>
      {reason && <p>{t(`audit.verify.reason.${reason}`)}</p>}
      {!valid && checked > 0 && (
        <p>{t('audit.verify.before', { count: checked })}</p>
      )}
      {checkpoint
        ? t('audit.verify.checkpoint', {
            seq: String(checkpoint.seq),
            at: instant(checkpoint.at),
          })
        : t('audit.verify.noCheckpoint')}
    </Alert>
  );
};

/** Whether the audit is as it was written: asked by a button, as all of it is read. */
export const VerifyCard = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const verify = useRouteMutation(verifyRefAudit);
  const run = () => verify.mutate({});
  const label = t(verify.isPending ? 'audit.verify.running' : 'audit.verify.run');
  return (
    <TitledCard
      title={t('audit.verify.title')}
      action={
        <Button
          size="small"
          variant="outlined"
          disabled={verify.isPending}
          onClick={run}
        >
          {label}
        </Button>
      }
    >
      <Stack gap={1} role="status">
        <Typography variant="body2" color="text.secondary">
          {t('audit.verify.help')}
        </Typography>
        {verify.error && <Failure error={verify.error} onRetry={run} />}
        {verify.data && <Found check={verify.data} />}
      </Stack>
    </TitledCard>
  );
}; // prettier-ignore
