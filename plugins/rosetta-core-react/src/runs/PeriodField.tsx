import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Day, Month } from '@rosetta/contracts/values';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';

interface PeriodFieldProps {
  domain: RunsDomain;
  value: string | undefined;
  onChange(period?: string): void;
  required?: boolean;
}

const KINDS = {
  month: { type: 'month', schema: Month, example: '2024-09' },
  day: { type: 'date', schema: Day, example: '2024-09-30' },
} as const;

/**
 * What was typed and is no period yet: where a browser has no picker of months, the field is
 * plain text. Only a period is told, and nothing while there is none.
 */
const useTyping = ({ domain, value, onChange }: PeriodFieldProps) => {
  const { schema } = KINDS[domain.period];
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const type = (text: string) => {
    const period = schema.safeParse(text).data;
    setTyped(period ? '' : text);
    setLeft(false);
    if (period !== value) onChange(period);
  };
  return {
    text: value ?? typed,
    type,
    leave: () => setLeft(true),
    wrong: left && value === undefined && typed !== '',
  };
};

/** Picks a month or a day, whichever the batch runs for. */
export const PeriodField = (props: PeriodFieldProps) => {
  const { period } = props.domain;
  const { type, example } = KINDS[period];
  const { t } = useTranslationRef(coreReactTranslationRef);
  const typing = useTyping(props);
  return (
    <TextField
      required={props.required}
      size="small"
      type={type}
      label={t(`runs.${period}`)}
      placeholder={example}
      value={typing.text}
      onChange={({ target }) => typing.type(target.value)}
      onBlur={typing.leave}
      error={typing.wrong}
      helperText={typing.wrong && t(`runs.writePeriod.${period}`, { example })}
      InputLabelProps={{ shrink: true }}
      sx={{ width: { xs: 'calc(50% - 6px)', sm: 190 } }}
    />
  );
};
