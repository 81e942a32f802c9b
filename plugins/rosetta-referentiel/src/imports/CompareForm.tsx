import { FormEvent, useState } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { REF_KINDS, RefKind } from '@rosetta/contracts/ref';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { CheckField, ChoiceField, TextInput } from '../forms/fields';
import { referentielTranslationRef } from '../translation';
import { CompareProgress } from './CompareProgress';
import { FileField, GivenFile } from './FileField';
import { useCompare } from './useCompare';

const SourceField = (props: {
  value: string;
  onChange(value: string): void;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return (
    <Stack flex={1}>
      <TextInput label={t('imports.source')} {...props} />
      <Typography variant="body2" color="text.secondary">
        {t('imports.sourceHelp')}
      </Typography>
    </Stack>
  );
};

/** What a file is and who says so, then what it would change. */
export const CompareForm = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const [file, setFile] = useState<GivenFile>({ text: '' });
  const [kind, setKind] = useState<RefKind>('application');
  const [source, setSource] = useState('');
  const [isPartial, setPartial] = useState(false);
  const { send, isPending, problem, error } = useCompare();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ kind, source: source.trim(), isPartial, ...file });
  };
  return (
    <TitledCard title={t('imports.compareTitle')}>
      <Stack component="form" gap={2} onSubmit={submit}>
        <Typography color="text.secondary">{t('imports.help')}</Typography>
        <Stack direction={{ xs: 'column', sm: 'row' }} gap={2}>
          <Box flex={1}>
            <ChoiceField
              label={t('imports.kind')}
              value={kind}
              options={REF_KINDS.map(value => ({
                value,
                label: t(`imports.kinds.${value}`),
              }))}
              onChange={value => setKind(value as RefKind)}
            />
          </Box>
          <SourceField value={source} onChange={setSource} />
        </Stack>
        <CheckField
          label={t('imports.partial')}
          isOn={isPartial}
          onChange={setPartial}
        />
        <FileField file={file} onChange={setFile} />
        {problem && (
          <Alert severity="error">{t('imports.notJson', { problem })}</Alert>
        )}
        {error && <Alert severity="error">{error.message}</Alert>}
        {isPending && <CompareProgress reading={t('imports.reading')} />}
        <Button
          type="submit"
          variant="contained"
          disabled={isPending || !file.text.trim()}
          sx={{ alignSelf: 'flex-start' }}
        >
          {t('imports.compare')}
        </Button>
      </Stack>
    </TitledCard>
  );
};
