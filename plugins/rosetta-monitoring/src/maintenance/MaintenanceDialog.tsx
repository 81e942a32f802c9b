import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Autocomplete from '@mui/material/Autocomplete';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  changeMaintenanceWindow,
  createMaintenanceWindow,
  MaintenanceWindow,
} from '@rosetta/contracts/monitoring';
import { listApplications } from '@rosetta/contracts/ref';
import { isRequestError } from '@rosetta/plugin-rosetta-core-react/client';
import {
  useRouteItems,
  useRouteMutation,
} from '@rosetta/plugin-rosetta-core-react/data';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { Failure } from '@rosetta/plugin-rosetta-core-react/resource';
import { monitoringTranslationRef } from '../translation';
import {
  EMPTY_DRAFT,
  MaintenanceDraft,
  MaintenanceField,
  problemsOf,
  toBody,
  toDraft,
} from './maintenanceDraft';

interface DialogProps {
  /** The window to change; none when one is declared. */
  window?: MaintenanceWindow;
  onClose(): void;
}

/** What is written, what is wrong with it, and how it is sent. */
const useMaintenanceForm = ({ window, onClose }: DialogProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const create = useRouteMutation(createMaintenanceWindow);
  const change = useRouteMutation(changeMaintenanceWindow);
  const { error, isPending } = window ? change : create;
  const [draft, setDraft] = useState(window ? toDraft(window) : EMPTY_DRAFT);
  const [wasTried, setTried] = useState(false);
  const wrong = problemsOf(draft);
  const refused = isRequestError(error) ? error.problems : [];
  const problem = (field: MaintenanceField) => {
    const known = wasTried && wrong[field];
    if (known) return t(`maintenance.problem.${known}`);
    return refused.find(({ path }) => path[0] === field)?.message;
  };
  const send = (cancelled: boolean) => {
    setTried(true);
    if (Object.keys(wrong).length) return;
    const options = { onSuccess: onClose };
    if (!window) create.mutate({ body: toBody(draft) }, options);
    else
      change.mutate(
        {
          params: { id: window.id },
          body: { ...toBody(draft), cancelled },
          ifMatch: `"${window.revision}"`,
        },
        options,
      );
  };
  return { draft, setDraft, problem, send, isPending, error, refused };
};
type Form = ReturnType<typeof useMaintenanceForm>;

interface FieldProps {
  form: Form;
  field: Exclude<MaintenanceField, 'applications'>;
  type?: string;
}

const Written = ({ form, field, type }: FieldProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const problem = form.problem(field);
  const change = (value: string): MaintenanceDraft => ({ ...form.draft, [field]: value }); // prettier-ignore
  return (
    <TextField
      required
      fullWidth
      size="small"
      type={type}
      label={t(`maintenance.field.${field}`)}
      value={form.draft[field]}
      onChange={({ target }) => form.setDraft(change(target.value))}
      error={problem !== undefined}
      helperText={problem ?? (type && t('maintenance.utc'))}
      InputLabelProps={type ? { shrink: true } : undefined}
      inputProps={type ? undefined : { maxLength: field === 'name' ? 200 : 2_000 }} // prettier-ignore
    />
  );
};

const ApplicationsField = ({ form }: { form: Form }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { value = [] } = useRouteItems(listApplications, {});
  const names = new Map(value.map(({ id, name }) => [id, name]));
  const problem = form.problem('applications');
  return (
    <Autocomplete
      multiple
      size="small"
      options={value.map(({ id }) => id)}
      getOptionLabel={id => names.get(id) ?? id}
      getOptionKey={id => id}
      value={[...form.draft.applications]}
      onChange={(_, applications) => form.setDraft({ ...form.draft, applications })} // prettier-ignore
      renderInput={params => (
        <TextField
          {...params}
          required
          label={t('maintenance.field.applications')}
          error={problem !== undefined}
          helperText={problem}
        />
      )}
    />
  );
};

/** Why the whole was refused, where no field is named. */
const Problem = ({ error, refused, send }: Form) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  if (!error || refused.length) return null;
  if (isRequestError(error) && error.status === 412)
    return <Alert severity="warning">{t('maintenance.changedSince')}</Alert>;
  return <Failure error={error} onRetry={() => send(false)} />;
};

/** The form of a maintenance window; one that overlaps another is refused, and says which. */
export const MaintenanceDialog = (props: DialogProps) => {
  const { window, onClose } = props;
  const { t } = useTranslationRef(monitoringTranslationRef);
  const form = useMaintenanceForm(props);
  return (
    <FormDialog
      title={
        window
          ? t('maintenance.changeOf', { name: window.name })
          : t('maintenance.declare')
      }
      maxWidth="sm"
      noValidate
      submitLabel={t('maintenance.save')}
      isDisabled={form.isPending}
      onSubmit={() => form.send(false)}
      onClose={onClose}
      actions={
        window &&
        !window.cancelled && (
          <Button color="error" onClick={() => form.send(true)}>
            {t('maintenance.cancel')}
          </Button>
        )
      }
    >
      <Written form={form} field="name" />
      <ApplicationsField form={form} />
      <Written form={form} field="from" type="datetime-local" />
      <Written form={form} field="to" type="datetime-local" />
      <Written form={form} field="reason" />
      <Alert severity="info">{t('maintenance.will')}</Alert>
      <Problem {...form} />
    </FormDialog>
  );
};
