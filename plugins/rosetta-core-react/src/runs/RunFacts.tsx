import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Run, hasEnded } from '@rosetta/contracts/runs';
import { RelativeTime, useFormats, useNow } from '../format';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';
import { RunStateChip } from './RunStateChip';
import { countTexts, durationSeconds } from './runTexts';

interface FactProps {
  name: string;
  wide?: boolean;
  children: ReactNode;
}

const Fact = ({ name, wide, children }: FactProps) => (
  <Box sx={wide ? { gridColumn: { sm: 'span 2' } } : {}}>
    <Typography component="dt" variant="body2" color="text.secondary">
      {name}
    </Typography>
    <Typography component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
      {children}
    </Typography>
  </Box>
);

const SECOND_MS = 1_000;

/** When, in the reader's zone, and how long ago that is. */
const Instant = ({ at }: { at: string }) => {
  const { moment } = useFormats();
  return (
    <>
      {moment(at)}
      <Typography variant="caption" component="div" color="text.secondary">
        <RelativeTime at={at} />
      </Typography>
    </>
  );
};

const Duration = ({ run }: { run: Run }) => {
  const { duration } = useFormats();
  const seconds = durationSeconds(
    run,
    useNow(hasEnded(run) ? undefined : SECOND_MS),
  );
  return <>{seconds === null ? '–' : duration(seconds)}</>;
};

/** What a run is, and what it counted. */
export const RunFacts = ({ domain, run }: { domain: RunsDomain; run: Run }) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const formats = useFormats();
  return (
    <Paper variant="outlined" sx={{ p: 2 }}>
      <Box
        component="dl"
        sx={{
          m: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: 'repeat(auto-fill, minmax(170px, 1fr))',
        }}
      >
        <Fact name={t('runs.column.job')}>
          {domain.jobs[run.job] ?? run.job}
        </Fact>
        <Fact name={t('runs.column.state')}>
          <RunStateChip state={run.state} />
        </Fact>
        <Fact name={t('runs.column.requestedAt')}>
          <Instant at={run.requestedAt} />
        </Fact>
        <Fact name={t('runs.column.duration')}>
          <Duration run={run} />
        </Fact>
        <Fact name={t('runs.column.attempt')}>
          {formats.number(run.attempt)}
        </Fact>
        {run.publishedAt && (
          <Fact name={t('runs.column.publishedAt')}>
            <Instant at={run.publishedAt} />
          </Fact>
        )}
        {countTexts(run, domain, formats).map(({ name, value }) => (
          <Fact key={name} name={name}>
            {value ?? '✓'}
          </Fact>
        ))}
        <Fact wide name={t('runs.id')}>
          <code>{run.id}</code>
        </Fact>
      </Box>
    </Paper>
  );
};
