import { useState } from 'react';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Day } from '@rosetta/contracts/values';
import {
  Choice,
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { z } from 'zod';
import { referentielTranslationRef } from '../translation';
import { AUDIT_KINDS, useAuditWords } from './useAuditWords';

const Text = z.string().min(1).max(200);

/** What the page is set to, in its address. */
export const AuditUrl = z.object({
  actor: Text,
  kind: z.enum(AUDIT_KINDS),
  entity: Text,
  request: Text,
  from: Day,
  to: Day,
});
export type AuditView = Partial<z.infer<typeof AuditUrl>>;

interface TextFilterProps {
  label: string;
  value: string | undefined;
  placeholder?: string;
  type?: 'text' | 'date';
  onChange(value?: string): void;
}

/** A text that narrows the list once it is written: on Enter, or when the field is left. */
const TextFilter = ({ value = '', onChange, type = 'text', ...props }: TextFilterProps) => {
  const [text, setText] = useState(value);
  const apply = () => {
    if (text.trim() !== value) onChange(text.trim() || undefined);
  };
  return (
    <TextField
      {...props}
      type={type}
      size="small"
      value={text}
      onChange={({ target }) => setText(target.value)}
      onBlur={apply}
      onKeyDown={({ key }) => key === 'Enter' && apply()}
      InputLabelProps={{ shrink: true }}
      sx={{ width: { xs: '100%', sm: type === 'date' ? 150 : 190 } }}
    />
  );
}; // prettier-ignore

interface AuditControlsProps {
  view: AuditView;
  onChange(change: AuditView): void;
}

/** Who, what, when and by which request. */
export const AuditControls = ({ view, onChange }: AuditControlsProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const words = useAuditWords();
  const text = (
    name: 'actor' | 'entity' | 'request' | 'from' | 'to',
    more: Partial<TextFilterProps> = {},
  ) => (
    <TextFilter
      // Another address is another value: what was being written for the one before is not kept.
      key={`${name} ${view[name]}`}
      label={t(`audit.filter.${name}`)}
      value={view[name]}
      onChange={value => onChange({ [name]: value })}
      {...more}
    />
  );
  return (
    <ControlRow
      label={t('audit.filters')}
      active={Object.values(view).filter(Boolean).length}
    >
      {text('actor', { placeholder: t('audit.actorHelp') })}
      <Choice
        label={t('audit.filter.kind')}
        all={t('audit.anyKind')}
        width={190}
        value={view.kind}
        options={AUDIT_KINDS.map(value => ({
          value,
          label: words.kind(value),
        }))}
        onChange={kind => onChange({ kind })}
      />
      {text('entity')}
      {text('request')}
      {text('from', { type: 'date' })}
      {text('to', { type: 'date' })}
      <CopyLink />
    </ControlRow>
  );
};
