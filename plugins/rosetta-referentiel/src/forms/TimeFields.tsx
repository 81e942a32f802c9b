import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { referentielTranslationRef } from '../translation';
import { ProblemOf } from './ChangeDialog';
import { DateField } from './fields';

/** Two different things: what was said was wrong, or something changes. */
export interface Since {
  how: 'fromDate' | 'correct';
  /** A day, of a change. */
  date: string;
}

export const fromToday = (): Since => ({
  how: 'fromDate',
  date: new Date().toISOString().slice(0, 10),
});

interface TimeFieldsProps {
  value: Since;
  /** What each choice means here. */
  words: { fromDate: string; correct: string };
  problemOf: ProblemOf;
  onChange(value: Since): void;
}

export const TimeFields = (props: TimeFieldsProps) => {
  const { value, words, problemOf, onChange } = props;
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <FormControl>
      <FormLabel id="since">{t('form.how')}</FormLabel>
      <RadioGroup
        aria-labelledby="since"
        value={value.how}
        onChange={(_, how) => onChange({ ...value, how: how as Since['how'] })}
      >
        {(['fromDate', 'correct'] as const).map(how => (
          <FormControlLabel
            key={how}
            value={how}
            control={<Radio size="small" />}
            label={words[how]}
          />
        ))}
      </RadioGroup>
      {value.how === 'fromDate' && (
        <Stack mt={1.5}>
          <DateField
            label={t('form.date')}
            value={value.date}
            problem={problemOf('date') ?? problemOf('effectiveFrom')}
            onChange={date => onChange({ ...value, date })}
          />
        </Stack>
      )}
    </FormControl>
  );
};
