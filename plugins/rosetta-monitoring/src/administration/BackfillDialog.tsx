import { useState } from 'react';
import Alert from '@mui/material/Alert';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  monitoringRoutes,
  startBackfill,
  StartedBackfill,
} from '@rosetta/contracts/monitoring';
import { Job, RunMode } from '@rosetta/contracts/runs';
import { Choice } from '@rosetta/plugin-rosetta-core-react/controls';
import {
  useRoute,
  useRouteMutation,
} from '@rosetta/plugin-rosetta-core-react/data';
import { FormDialog } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { PeriodField } from '@rosetta/plugin-rosetta-core-react/runs';
import { useJobNames } from '../runs/useJobNames';
import { monitoringTranslationRef } from '../translation';
import { Window } from './GapsSection';

interface BackfillDialogProps {
  /** What is filled in already. */
  window: Partial<Window>;
  onStarted(started: StartedBackfill): void;
  onClose(): void;
}

const MODES: readonly RunMode[] = ['run', 'reprocess'];

/** Another job may count in another kind of period. */
const useDraft = (given: Partial<Window>, jobs: readonly Job[]) => {
  const [draft, setDraft] = useState({
    job: given.job ?? jobs[0]?.name,
    from: given.from,
    to: given.to,
    mode: 'run' as RunMode,
    reason: '',
  });
  const change = (next: Partial<typeof draft>) =>
    setDraft(before => ({ ...before, ...next }));
  const setJob = (job?: string) =>
    change({ job, from: undefined, to: undefined });
  return { draft, change, setJob };
};

type WindowFieldsProps = ReturnType<typeof useDraft> & {
  jobs: readonly Job[];
};

/** Periods of one kind sort by time. */
const isBackwards = ({ from, to }: Partial<Window>) =>
  from !== undefined && to !== undefined && to <= from;

/** Which job, from when to when, how, and why. */
const WindowFields = ({ jobs, draft, change, setJob }: WindowFieldsProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const names = useJobNames();
  const { job, mode, reason } = draft;
  const kind = jobs.find(({ name }) => name === job)?.period;
  return (
    <>
      <Choice
        label={t('administration.field.job')}
        width={200}
        value={job}
        options={jobs.map(({ name }) => ({
          value: name,
          label: names[name] ?? name,
        }))}
        onChange={setJob}
      />
      {kind && (
        <Stack direction="row" gap={2} flexWrap="wrap">
          {(['from', 'to'] as const).map(bound => (
            <PeriodField
              key={`${job} ${bound}`}
              required
              kind={kind}
              label={t(`administration.backfill.${bound}`)}
              value={draft[bound]}
              problem={
                bound === 'to' && isBackwards(draft)
                  ? t('administration.backfill.afterFrom')
                  : undefined
              }
              onChange={period => change({ [bound]: period })}
            />
          ))}
        </Stack>
      )}
      <Choice
        label={t('administration.backfill.mode')}
        width={320}
        value={mode}
        options={MODES.map(value => ({
          value,
          label: t(`administration.backfill.${value}`),
        }))}
        onChange={next => change({ mode: next as RunMode })}
      />
      <TextField
        required
        multiline
        minRows={2}
        size="small"
        label={t('administration.backfill.reason')}
        inputProps={{ maxLength: 1_000 }}
        value={reason}
        onChange={({ target }) => change({ reason: target.value })}
      />
    </>
  );
};

const Fields = ({
  jobs,
  ...props
}: BackfillDialogProps & { jobs: readonly Job[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const start = useRouteMutation(startBackfill);
  const form = useDraft(props.window, jobs);
  const { job, from, to, mode, reason } = form.draft;
  const submit = () => {
    if (!job || !from || !to) return;
    start.mutate(
      { body: { job, from, to, mode, reason } },
      { onSuccess: props.onStarted },
    );
  };
  return (
    <FormDialog
      title={t('administration.backfill.title')}
      submitLabel={t('administration.backfill.submit')}
      isDisabled={!from || !to || isBackwards(form.draft) || !reason.trim() || start.isPending} // prettier-ignore
      error={start.error}
      onSubmit={submit}
      onClose={props.onClose}
    >
      <WindowFields jobs={jobs} {...form} />
      <Alert severity="info">{t('administration.backfill.will')}</Alert>
    </FormDialog>
  );
};

/** Says what running a window again does, asks why, and queues the runs. */
export const BackfillDialog = (props: BackfillDialogProps) => {
  const jobs = useRoute(monitoringRoutes.listJobs, {});
  return (
    <Resource state={jobs}>
      {({ items }) => <Fields {...props} jobs={items} />}
    </Resource>
  );
};
