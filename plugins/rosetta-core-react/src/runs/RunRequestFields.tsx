import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RunMode } from '@rosetta/contracts/runs';
import { coreReactTranslationRef } from '../translation';
import { PeriodField } from './PeriodField';
import { RunsDomain } from './RunsDomain';
import { RunRequestForm } from './useRunRequest';

interface RunRequestFieldsProps {
  domain: RunsDomain;
  request: RunRequestForm;
  choosePeriod: boolean;
}

const MODES: readonly RunMode[] = ['reprocess', 'run'];

/** For which period, how, and why. */
export const RunRequestFields = (props: RunRequestFieldsProps) => {
  const { domain, request, choosePeriod } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  return (
    <>
      {choosePeriod && (
        <PeriodField
          required
          domain={domain}
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
