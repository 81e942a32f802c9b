import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { RunMode } from '@rosetta/contracts/runs';
import { coreReactTranslationRef } from '../translation';
import { PeriodField } from './PeriodField';
import { RunsDomain } from './RunsDomain';
import { RunOrderForm } from './useRunOrder';

interface RunOrderFieldsProps {
  domain: RunsDomain;
  order: RunOrderForm;
  choosePeriod: boolean;
}

const MODES: readonly RunMode[] = ['reprocess', 'run'];

/** For which period, how, and why. */
export const RunOrderFields = (props: RunOrderFieldsProps) => {
  const { domain, order, choosePeriod } = props;
  const { t } = useTranslationRef(coreReactTranslationRef);
  return (
    <>
      {choosePeriod && (
        <PeriodField
          required
          domain={domain}
          value={order.period}
          onChange={order.setPeriod}
        />
      )}
      <RadioGroup
        aria-label={t('runs.column.mode')}
        value={order.mode}
        onChange={({ target }) => order.setMode(target.value as RunMode)}
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
        value={order.reason}
        onChange={({ target }) => order.setReason(target.value)}
      />
    </>
  );
};
