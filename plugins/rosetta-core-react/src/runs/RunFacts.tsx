import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Run, hasEnded } from '@rosetta/contracts/runs';
import { RelativeTime, useFormats, useNow } from '../format';
import { Fact, Facts } from '../page';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';
import { RunStateChip } from './RunStateChip';
import { countTexts, durationSeconds } from './runTexts';

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
    <Facts minWidth={170}>
      <Fact name={t('runs.column.job')}>{domain.jobs[run.job] ?? run.job}</Fact>
      <Fact name={t('runs.column.state')}>
        <RunStateChip state={run.state} />
      </Fact>
      <Fact name={t('runs.column.requestedAt')}>
        <Instant at={run.requestedAt} />
      </Fact>
      <Fact name={t('runs.column.duration')}>
        <Duration run={run} />
      </Fact>
      <Fact name={t('runs.column.attempt')}>{formats.number(run.attempt)}</Fact>
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
    </Facts>
  );
};
