import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { isRequestError } from '../client';
import { coreReactTranslationRef } from '../translation';
import { Denied } from './Denied';

interface FailureProps {
  error: Error;
  /** What failed, where the place does not say it. */
  title?: string;
  onRetry(): void;
  /** Whether the answer before this failure is still on the page. */
  stillShown?: boolean;
}

const RequestId = ({ error }: { error: Error }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  if (!isRequestError(error) || !error.requestId) return null;
  return (
    <Typography variant="body2" component="p" sx={{ mt: 1 }}>
      {t('resource.requestId')} <code>{error.requestId}</code>
    </Typography>
  );
};

/** What failed, what still holds, the request id to quote, and Retry. */
export const Failure = (props: FailureProps) => {
  const { error, onRetry, stillShown } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  const status = isRequestError(error) ? error.status : undefined;
  if (status === 403) return <Denied error={error} />;
  const title = props.title ?? t('resource.failed');
  return (
    <Alert
      severity={stillShown ? 'warning' : 'error'}
      sx={{ mb: stillShown ? 2 : 0 }}
      action={
        <Button color="inherit" size="small" onClick={onRetry}>
          {t('resource.retry')}
        </Button>
      }
    >
      <AlertTitle>
        {status === 401 ? t('resource.signedOut') : title}
      </AlertTitle>
      {error.message}
      {stillShown && ` ${t('resource.stillShown')}`}
      <RequestId error={error} />
    </Alert>
  );
};
