import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { RouteAnswer } from '@rosetta/contracts';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { importSlos } from '@rosetta/contracts/monitoring';
import {
  isRequestError,
  readFileText,
} from '@rosetta/plugin-rosetta-core-react/client';
import { useRouteMutation } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';

type Answer = RouteAnswer<typeof importSlos>;

/** What a file would do, objective by objective. */
const Effect = ({ items }: Answer) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { named } = useFormats();
  return (
    <Alert severity="info">
      {items.map(({ id, name, result }) => (
        <div key={id}>{named(name, t(`slos.importing.${result}`))}</div>
      ))}
    </Alert>
  );
};

interface YamlFieldProps {
  value: string;
  /** What is wrong with it, in the service's words: they name the object, the field and the cure. */
  problem?: string;
  onChange(yaml: string): void;
}

const YamlField = ({ value, problem, onChange }: YamlFieldProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <>
      <input
        type="file"
        accept=".yaml,.yml,application/yaml"
        aria-label={t('slos.importing.file')}
        onChange={async ({ target }) => {
          const [chosen] = target.files ?? [];
          if (chosen) onChange(await readFileText(chosen));
        }}
      />
      <TextField
        required
        multiline
        minRows={10}
        maxRows={20}
        label={t('slos.importing.yaml')}
        value={value}
        onChange={({ target }) => onChange(target.value)}
        error={problem !== undefined}
        helperText={problem ?? t('slos.importing.yamlHelp')}
        inputProps={{ spellCheck: false, style: { fontFamily: 'monospace' } }}
      />
    </>
  );
};

/** The service, asked what a file would do, and told to do it. */
const useImport = (onClose: () => void) => {
  const { mutate, data, error, isPending, reset } =
    useRouteMutation(importSlos);
  const [yaml, setYaml] = useState('');
  const [reason, setReason] = useState('');
  const send = (dryRun: boolean) =>
    mutate(
      {
        query: { dryRun: dryRun ? 'true' : 'false' },
        body: { yaml, ...(reason.trim() && { reason: reason.trim() }) },
      },
      { onSuccess: () => !dryRun && onClose() },
    );
  const isWrong = isRequestError(error) && error.status === 400;
  return {
    ...{ yaml, reason, setReason, send, isPending, data },
    problem: isWrong ? error.message : undefined,
    error: isWrong ? null : error,
    write: (text: string) => {
      setYaml(text);
      // What was found is of another text.
      reset();
    },
  };
};

/** Objectives as an OpenSLO file: what it would do first, then all of it or nothing. */
export const ImportSlosDialog = ({ onClose }: { onClose(): void }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const state = useImport(onClose);
  const isReady = state.yaml.trim() !== '' && !state.isPending;
  return (
    <FormDialog
      title={t('slos.import')}
      maxWidth="md"
      noValidate
      submitLabel={t('slos.importing.save')}
      isDisabled={!isReady || !state.data || !state.reason.trim()}
      error={state.error}
      onSubmit={() => state.send(false)}
      onClose={onClose}
      actions={
        <Button disabled={!isReady} onClick={() => state.send(true)}>
          {t('slos.importing.check')}
        </Button>
      }
    >
      <YamlField
        value={state.yaml}
        problem={state.problem}
        onChange={state.write}
      />
      {state.data && <Effect {...state.data} />}
      <TextField
        required
        size="small"
        label={t('slos.history.reason')}
        value={state.reason}
        onChange={({ target }) => state.setReason(target.value)}
        inputProps={{ maxLength: 2_000 }}
      />
    </FormDialog>
  );
};
