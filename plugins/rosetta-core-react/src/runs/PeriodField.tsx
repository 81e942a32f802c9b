import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PeriodKindName } from '@rosetta/contracts/runs';
import { coreReactTranslationRef } from '../translation';
import { PERIOD_KINDS } from './periodKinds';

interface PeriodFieldProps {
  kind: PeriodKindName;
  value: string | undefined;
  onChange(period?: string): void;
  required?: boolean;
  /** `Day`, `Month` or `Hour` when not said. */
  label?: string;
  /** What is wrong with the period that was picked. */
  problem?: string;
}

/**
 * What was typed and is no period yet: where a browser has no picker of months, the field is
 * plain text. The caller gets periods only, and `undefined` while there is none.
 */
const useTyping = ({ kind, value, onChange }: PeriodFieldProps) => {
  const { schema, read, write } = PERIOD_KINDS[kind];
  const [typed, setTyped] = useState('');
  const [left, setLeft] = useState(false);
  const type = (text: string) => {
    const period = schema.safeParse(read(text)).data;
    setTyped(period ? '' : text);
    setLeft(false);
    if (period !== value) onChange(period);
  };
  return {
    text: value === undefined ? typed : write(value),
    type,
    leave: () => setLeft(true),
    wrong: left && value === undefined && typed !== '',
  };
};

/** Picks a month, a day or an hour, whichever the job runs for. */
export const PeriodField = (props: PeriodFieldProps) => {
  const { kind } = props;
  const { type, example } = PERIOD_KINDS[kind];
  const { t } = useTranslationRef(coreReactTranslationRef);
  const typing = useTyping(props);
  return (
    <TextField
      required={props.required}
      size="small"
      type={type}
      label={props.label ?? t(`runs.${kind}`)}
      placeholder={example}
      value={typing.text}
      onChange={({ target }) => typing.type(target.value)}
      onBlur={typing.leave}
      error={typing.wrong || props.problem !== undefined}
      helperText={
        typing.wrong
          ? t(`runs.writePeriod.${kind}`, { example })
          : props.problem
      }
      InputLabelProps={{ shrink: true }}
      inputProps={kind === 'hour' ? { step: 3_600 } : undefined}
      sx={{ width: { xs: 'calc(50% - 6px)', sm: 190 } }}
    />
  );
};
