import Alert from '@mui/material/Alert';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { hasEnded } from '@rosetta/contracts/runs';
import { useRoute } from '../data';
import { useFormats } from '../format';
import { Failure } from '../resource';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';
import { periodLabel } from './periodKinds';

interface StartProblemProps {
  domain: RunsDomain;
  job: string;
  period: string;
  error: Error;
  onRetry(): void;
}

/** One run at a time for a job and period: leads to the one that is there. */
const AlreadyRunning = ({ domain, job, period }: StartProblemProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const formats = useFormats();
  const runPage = useRouteRef(domain.pages.run);
  const { value } = useRoute(domain.routes.listRuns, {
    query: { job, period, limit: 10 },
  });
  const other = value?.items.find(run => !hasEnded(run));
  return (
    <Alert severity="warning">
      {t('runs.conflict', { period: periodLabel(period, formats) })}{' '}
      {other && runPage && (
        <Link component={RouterLink} to={runPage({ id: other.id })}>
          {t('runs.openOther')}
        </Link>
      )}
    </Alert>
  );
};

/** Why a run was not started, and the way on. */
export const StartProblem = (props: StartProblemProps) =>
  props.error.name === 'ConflictError' ? (
    <AlreadyRunning {...props} />
  ) : (
    <Failure error={props.error} onRetry={props.onRetry} />
  );
