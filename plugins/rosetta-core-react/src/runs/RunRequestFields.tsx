import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Job, RunMode } from '@rosetta/contracts/runs';
import { coreReactTranslationRef } from '../translation';
import { JobChoice } from './JobChoice';
import { PeriodField } from './PeriodField';
import { RunsDomain } from './RunsDomain';
import { RunRequestForm } from './useRunRequest';

interface RunRequestFieldsProps {
  domain: RunsDomain;
  request: RunRequestForm;
  /** What there is to choose from; none when a run is repeated. */
  jobs: readonly Job[];
}

const MODES: readonly RunMode[] = ['reprocess', 'run'];

/** Which job, for which period, how, and why. */
export const RunRequestFields = (props: RunRequestFieldsProps) => {
  const { domain, request, jobs } = props;
  const job = jobs.find(({ name }) => name === request.job);
  const { t } = useTranslationRef(coreReactTranslationRef);
  return (
    <>
      <JobChoice
        domain={domain}
        jobs={jobs}
        value={request.job}
        onChange={request.setJob}
      />
      {job && (
        <PeriodField
          required
          kind={job.period}
          value={request.period}
          onChange={request.setPeriod}
        />
      )}
      <RadioGroup
        aria-label={t('runs.column.mode')}
        value={request.mode}
        onChange={({ target }) => request.setMode(target.value as RunMode)}
      >
        {MODES.map(value => (
          <FormControlLabel
            key={value}
            value={value}
            control={<Radio size="small" />}
            label={t(`runs.modeAbout.${value}`)}
          />
        ))}
      </RadioGroup>
      <TextField
        required
        multiline
        minRows={2}
        size="small"
        label={t('runs.column.reason')}
        helperText={t('runs.reasonHelp')}
        inputProps={{ maxLength: 1_000 }}
        value={request.reason}
        onChange={({ target }) => request.setReason(target.value)}
      />
    </>
  );
};
