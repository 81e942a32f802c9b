import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { BackfillProgress as Progress, getBackfill } from '@rosetta/contracts/monitoring'; // prettier-ignore
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { periodLabel } from '@rosetta/plugin-rosetta-core-react/runs';
import { runsRouteRef } from '../routes';
import { useJobNames } from '../runs/useJobNames';
import { monitoringTranslationRef } from '../translation';
import { FollowedWindow } from './administrationView';

const EVERY_MS = 2_000;

const doneOf = ({ succeeded, failed, cancelled }: Progress) =>
  succeeded + failed + cancelled;
const totalOf = (progress: Progress) =>
  doneOf(progress) + progress.queued + progress.running;

const Counts = ({ title, ...progress }: Progress & { title: string }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const total = totalOf(progress);
  const done = doneOf(progress);
  if (total === 0)
    return <Typography>{t('administration.backfill.nothing')}</Typography>;
  const counts = Object.fromEntries(
    Object.entries({ ...progress, done, total }).map(([name, count]) => [
      name,
      `${count}`,
    ]),
  ) as Record<keyof Progress | 'done' | 'total', string>;
  return (
    <>
      <LinearProgress
        variant="determinate"
        value={(100 * done) / total}
        aria-label={title}
      />
      <Typography variant="body2">
        {t('administration.backfill.counts', counts)}
      </Typography>
    </>
  );
};

interface BackfillProgressProps {
  window: FollowedWindow;
  onHide(): void;
}

/** How far the runs of a window are; its address finds it again. */
export const BackfillProgress = ({ window, onHide }: BackfillProgressProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const formats = useFormats();
  const names = useJobNames();
  const runs = useRouteRef(runsRouteRef);
  const { job, from, to } = window;
  const state = useRoute(
    getBackfill,
    { query: window },
    { everyMs: EVERY_MS, freshMs: 0 },
  );
  const title = t('administration.backfill.progress', {
    job: names[job] ?? job,
    from: periodLabel(from, formats),
    to: periodLabel(to, formats),
  });
  return (
    <TitledCard
      title={title}
      action={
        <Button size="small" onClick={onHide}>
          {t('administration.backfill.hide')}
        </Button>
      }
    >
      <Resource state={state}>
        {progress => <Counts {...progress} title={title} />}
      </Resource>
      {runs && (
        <Link component={RouterLink} to={`${runs()}?job=${job}`}>
          {t('administration.backfill.runs')}
        </Link>
      )}
    </TitledCard>
  );
};
