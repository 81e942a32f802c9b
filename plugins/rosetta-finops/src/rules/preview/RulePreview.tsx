import { useState } from 'react';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { listPeriods } from '@rosetta/contracts/finops';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { finopsTranslationRef } from '../../translation';
import { RuleFormState } from '../form/useRuleForm';
import { PreviewedCosts } from './PreviewedCosts';

/** Tries the rule on a published month, before anything is saved. */
export const RulePreview = ({ state }: { state: RuleFormState }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const periods = useRouteItems(listPeriods, {}).value ?? [];
  const [chosen, setChosen] = useState<string>();
  const { preview } = state;
  const period = chosen ?? periods[0]?.period;
  if (!period) return null;
  const run = () => preview.run(period);
  return (
    <Stack component="section" gap={1.5} aria-label={t('rules.preview.title')}>
      <Typography variant="subtitle1" component="h3">
        {t('rules.preview.title')}
      </Typography>
      <Stack direction="row" gap={1} alignItems="center" flexWrap="wrap">
        <TextField
          select
          size="small"
          label={t('rules.preview.month')}
          value={period}
          onChange={({ target }) => setChosen(target.value)}
          sx={{ minWidth: 200 }}
        >
          {periods.map(each => (
            <MenuItem key={each.period} value={each.period}>
              {month(each.period)}
            </MenuItem>
          ))}
        </TextField>
        <Button variant="outlined" onClick={run} disabled={preview.isPending}>
          {t('rules.preview.run')}
        </Button>
      </Stack>
      {preview.isPending && (
        <LinearProgress aria-label={t('rules.preview.running')} />
      )}
      {preview.error && <Failure error={preview.error} onRetry={run} />}
      {preview.found && (
        <PreviewedCosts found={preview.found} isStale={preview.isStale} />
      )}
    </Stack>
  );
};
