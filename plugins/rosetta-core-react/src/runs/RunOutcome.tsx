import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import ArrowForwardIcon from '@mui/icons-material/ArrowForward';
import { Link as RouterLink } from 'react-router-dom';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Run } from '@rosetta/contracts/runs';
import { useFormats } from '../format';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';

const STEPS = ['queued', 'prepare', 'shape', 'conclude'] as const;

/** The steps that every batch has, in words; one of its own keeps its name. */
const useStepText = (step: string) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const known = STEPS.find(name => name === step);
  return known ? t(`runs.step.${known}`) : step;
};

const Progress = ({ run }: { run: Run }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const { number } = useFormats();
  const { done, total } = run.progress;
  const step = useStepText(run.progress.step);
  const counted = total > 0;
  return (
    <Stack gap={0.5} role="status">
      <Typography variant="body2">
        {step}
        {counted &&
          ` · ${t('runs.progress', {
            done: number(done),
            total: number(total),
          })}`}
      </Typography>
      <LinearProgress
        aria-label={t('runs.progressOf', { step })}
        variant={counted ? 'determinate' : 'indeterminate'}
        value={counted ? (100 * done) / total : undefined}
      />
    </Stack>
  );
};

const outcomeOf = ({ counts, published, publishedAt }: Run) => {
  if (counts.unchanged) return 'runs.unchanged';
  if (!publishedAt) return 'runs.withheld';
  return published ? 'runs.readersSee' : 'runs.readersSaw';
};

interface RunOutcomeProps {
  domain: RunsDomain;
  run: Run;
}

/** Leads on: to what a run has published, or to where it is mended. */
const NextButton = ({ next }: { next?: { to: string; label: string } }) =>
  next ? (
    <Button
      color="inherit"
      size="small"
      component={RouterLink}
      to={next.to}
      endIcon={<ArrowForwardIcon />}
    >
      {next.label}
    </Button>
  ) : null;

/** How far it is; or how it ended, in words, with what to do and where to go. */
export const RunOutcome = ({ domain, run }: RunOutcomeProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  switch (run.state) {
    case 'failed':
      return (
        <Alert
          severity="error"
          action={<NextButton next={domain.cureOf?.(run)} />}
        >
          <AlertTitle>{run.error}</AlertTitle>
          {t('runs.failedHelp')}
        </Alert>
      );
    case 'cancelled':
      return <Alert severity="info">{t('runs.cancelledHelp')}</Alert>;
    case 'succeeded':
      return (
        <Alert
          severity="success"
          action={
            <NextButton
              next={run.publishedAt ? domain.figuresOf?.(run) : undefined}
            />
          }
        >
          {t(outcomeOf(run))}
        </Alert>
      );
    default:
      return <Progress run={run} />;
  }
};
