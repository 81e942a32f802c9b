import { useEffect, useRef } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Skeleton from '@mui/material/Skeleton';
import { useParams } from 'react-router-dom';
import {
  toastApiRef,
  useApi,
  useRouteRef,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { Run, hasEnded } from '@rosetta/contracts/runs';
import { useMe } from '../access';
import { RequesterLink } from '../entity';
import { useFormats } from '../format';
import { DrillPath, PageFrame } from '../page';
import { Failure } from '../resource';
import { coreReactTranslationRef } from '../translation';
import { RunActions } from './RunActions';
import { RunChanges } from './RunChanges';
import { RunFacts } from './RunFacts';
import { RunLog } from './RunLog';
import { RunOutcome } from './RunOutcome';
import { periodLabel } from './periodKinds';
import { RunsDomain } from './RunsDomain';
import { RunFeed, useRunFeed } from './useRunFeed';

interface RunPageProps {
  domain: RunsDomain;
}

/**
 * Long work ends with a word, wherever on the page the person looks. Who requested it has one from the
 * notification, on any page.
 */
const useEndingToast = (run: Run | undefined, period: string) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const toasts = useApi(toastApiRef);
  const { value: me } = useMe();
  const wasBusy = useRef(false);
  useEffect(() => {
    if (!run) return;
    if (wasBusy.current && hasEnded(run) && run.requestedBy !== me?.user)
      toasts.post({
        title: t(`runs.ended.${run.state}` as 'runs.ended.failed', { period }),
        status: run.state === 'succeeded' ? 'success' : 'warning',
      });
    wasBusy.current = !hasEnded(run);
  }, [run, period, toasts, t, me]);
};

const RunPath = ({ domain, here }: RunPageProps & { here: string }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const list = useRouteRef(domain.pages.list);
  return (
    <DrillPath
      crumbs={[
        { label: t('runs.title'), to: list?.() ?? '' },
        { label: here, to: '#' },
      ]}
    />
  );
};

const RunSheet = ({
  domain,
  run,
  log,
  lost,
}: RunPageProps & { run: Run; log: RunFeed['log']; lost?: Error }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const period = periodLabel(run.period, useFormats());
  useEndingToast(run, period);
  return (
    <PageFrame
      title={t(`runs.runTitle.${run.mode}`, { period })}
      line={
        <>
          {t('runs.requestedBy')}{' '}
          <RequesterLink requester={run.requestedBy} inText />
          {t('runs.because', { reason: run.reason })}
        </>
      }
      actions={<RunActions domain={domain} run={run} />}
    >
      <RunPath domain={domain} here={period} />
      {lost && <Alert severity="warning">{t('runs.lost')}</Alert>}
      <RunOutcome domain={domain} run={run} />
      <RunFacts domain={domain} run={run} />
      {run.publishedAt && (domain.isCompared?.(run) ?? true) && (
        <RunChanges domain={domain} run={run} />
      )}
      {run.published && domain.Figures && <domain.Figures run={run} />}
      <RunLog run={run} log={log} />
    </PageFrame>
  );
};

/** One run: how far it is, what it did, what it changed, and its log as it is written. */
export const RunPage = ({ domain }: RunPageProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { id = '' } = useParams();
  const { feed, lost, error, retry } = useRunFeed(domain, id);
  const { run, log } = feed;
  if (run) return <RunSheet domain={domain} run={run} log={log} lost={lost} />;
  return (
    <PageFrame title={t('runs.run')} line={domain.about}>
      <RunPath domain={domain} here={id} />
      {error ? (
        <Failure error={error} onRetry={retry} />
      ) : (
        <Box role="status" aria-label={t('resource.loading')}>
          <Skeleton variant="rounded" height={240} />
        </Box>
      )}
    </PageFrame>
  );
};
