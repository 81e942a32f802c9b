import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Incident,
  listSuspects,
  setIncidentLink,
} from '@rosetta/contracts/monitoring';
import {
  useRoute,
  useRouteMutation,
} from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { monitoringTranslationRef } from '../translation';
import { deploymentName } from './useIncidentColumns';

/** As far back as deployments are offered; older ones are given by their id. */
const HOURS = 72;
const NONE = 'none';
const OTHER = 'other';

interface Option {
  value: string;
  label: string;
}

/** Deployments that may be the cause, the likeliest first, and what it is put down to now. */
const useOptions = ({ source, id, link }: Incident): Option[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { moment } = useFormats();
  const { value } = useRoute(listSuspects, {
    params: { source, incident: id },
    query: { hours: HOURS },
  });
  const found = (value?.items ?? [])
    .filter(({ kind }) => kind === 'deployment')
    .map(each => ({
      value: each.id,
      label: `${deploymentName(each.id)} · ${each.application.name} · ${moment(each.at)}`, // prettier-ignore
    }));
  const now = link?.deployment;
  const isFound = found.some(option => option.value === now);
  return [
    ...(now && !isFound ? [{ value: now, label: deploymentName(now) }] : []),
    ...found,
    { value: NONE, label: t('incidents.noDeployment') },
    { value: OTHER, label: t('incidents.override.other') },
  ];
};

interface FieldsProps {
  options: readonly Option[];
  chosen: string;
  onChoose(value: string): void;
  other: string;
  onOther(id: string): void;
}

const CauseFields = (props: FieldsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <>
      <TextField
        select
        required
        size="small"
        label={t('incidents.field.deployment')}
        value={props.chosen}
        onChange={({ target }) => props.onChoose(target.value)}
      >
        {props.options.map(({ value, label }) => (
          <MenuItem key={value} value={value}>
            {label}
          </MenuItem>
        ))}
      </TextField>
      {props.chosen === OTHER && (
        <TextField
          required
          size="small"
          label={t('incidents.override.id')}
          helperText={t('incidents.override.idHelp')}
          inputProps={{ maxLength: 1_000 }}
          value={props.other}
          onChange={({ target }) => props.onOther(target.value)}
        />
      )}
    </>
  );
};

const ReasonField = (props: { value: string; onChange(v: string): void }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <TextField
      required
      multiline
      size="small"
      label={t('incidents.override.reason')}
      inputProps={{ maxLength: 2_000 }}
      value={props.value}
      onChange={({ target }) => props.onChange(target.value)}
    />
  );
};

interface OverrideDialogProps {
  /** As the service knows it. */
  incident: Incident;
  onClose(): void;
}

/** Puts an incident down to another deployment or to none: says what that changes, and asks why. */
export const OverrideDialog = ({ incident, onClose }: OverrideDialogProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const mutation = useRouteMutation(setIncidentLink);
  const [chosen, setChosen] = useState(incident.link?.deployment ?? NONE);
  const [other, setOther] = useState('');
  const [unplanned, setUnplanned] = useState(incident.link?.unplanned ?? false);
  const [reason, setReason] = useState('');
  const named = chosen === OTHER ? other.trim() : chosen;
  const deployment = named === NONE ? null : named;
  const send = () =>
    mutation.mutate(
      {
        params: { source: incident.source, incident: incident.id },
        body: {
          deployment,
          ...(deployment !== null && { unplanned }),
          reason: reason.trim(),
        },
      },
      { onSuccess: onClose },
    );
  const title = t('incidents.override.title', { number: incident.number });
  return (
    <FormDialog
      title={title}
      submitLabel={t('incidents.override.submit')}
      isDisabled={!named || !reason.trim() || mutation.isPending}
      error={mutation.error}
      onSubmit={send}
      onClose={onClose}
    >
      <CauseFields
        options={useOptions(incident)}
        chosen={chosen}
        onChoose={setChosen}
        other={other}
        onOther={setOther}
      />
      {deployment !== null && (
        <FormControlLabel
          label={t('incidents.override.unplanned')}
          control={
            <Checkbox
              checked={unplanned}
              onChange={({ target }) => setUnplanned(target.checked)}
            />
          }
        />
      )}
      <ReasonField value={reason} onChange={setReason} />
      <Alert severity="info">{t('incidents.override.changes')}</Alert>
    </FormDialog>
  );
};
