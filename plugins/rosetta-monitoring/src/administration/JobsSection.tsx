import { useMemo } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink, useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { JobState, listJobStates } from '@rosetta/contracts/monitoring';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import {
  periodLabel,
  RunStateChip,
} from '@rosetta/plugin-rosetta-core-react/runs';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { runRouteRef } from '../routes';
import { useJobNames } from '../runs/useJobNames';
import { monitoringTranslationRef } from '../translation';
import { REFRESH_MS } from './administrationView';
import { TableSection } from './TableSection';
import { ColumnOf, useFieldColumn } from './useFieldColumn';

type Row = JobState & { id: string };

const LastRun = ({ lastRun }: Row) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const page = useRouteRef(runRouteRef);
  if (!lastRun) return <>{t('administration.never')}</>;
  const at = <RelativeTime at={lastRun.finishedAt ?? lastRun.requestedAt} />;
  return page ? (
    <Link component={RouterLink} to={page({ id: lastRun.id })}>
      {at}
    </Link>
  ) : (
    at
  );
};

const Next = ({ next }: Row) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return next ? (
    <RelativeTime at={next} />
  ) : (
    <>{t('administration.field.noSchedule')}</>
  );
};

const State = ({ lastRun }: Row) =>
  lastRun && <RunStateChip state={lastRun.state} />;

const useColumns = (): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const formats = useFormats();
  const names = useJobNames();
  const column: ColumnOf<Row> = useFieldColumn();
  return useMemo(() => {
    const behind = ({ behindSeconds }: Row) => {
      if (behindSeconds === null) return null;
      return behindSeconds > 0
        ? formats.duration(behindSeconds)
        : t('administration.unit.up');
    };
    return [
      column('job', ({ job }) => names[job] ?? job, { least: 160 }),
      column('state', ({ lastRun }) => lastRun?.state ?? null, { render: State, width: 130 }), // prettier-ignore
      column('last', ({ lastRun }) => lastRun?.finishedAt ?? lastRun?.requestedAt ?? null, { render: LastRun, width: 160 }), // prettier-ignore
      column('next', ({ next }) => next, { render: Next, width: 140 }),
      column('published', ({ published }) => published && periodLabel(published.period, formats), { least: 170 }), // prettier-ignore
      column('behind', behind, { width: 120 }),
      column('active', ({ queued, running }) => `${queued} · ${running}`, { width: 130 }), // prettier-ignore
    ];
  }, [t, formats, names, column]);
};

/** Each job: its newest run, when it is due next, and how old is what it published. */
export const JobsSection = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const state = useRoute(listJobStates, {}, { everyMs: REFRESH_MS });
  const columns = useColumns();
  const page = useRouteRef(runRouteRef);
  const navigate = useNavigate();
  const rows = useMemo(
    () => (state.value?.items ?? []).map(each => ({ ...each, id: each.job })),
    [state.value],
  );
  const open = (job: string) => {
    const run = rows.find(({ id }) => id === job)?.lastRun;
    if (run && page) navigate(page({ id: run.id }));
  };
  return (
    <TableSection
      id="monitoring-jobs"
      title={t('administration.jobs')}
      state={state}
      rows={rows}
      columns={columns}
      onOpen={open}
    />
  );
};
