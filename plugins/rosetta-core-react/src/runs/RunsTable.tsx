import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Job, Run } from '@rosetta/contracts/runs';
import { serviceOf } from '../client';
import { DataTable, ServerPaging } from '../table';
import { coreReactTranslationRef } from '../translation';
import { RunsDomain } from './RunsDomain';
import { useRunColumns } from './useRunColumns';

interface RunsTableProps {
  domain: RunsDomain;
  jobs: readonly Job[];
  runs: readonly Run[];
  paging: ServerPaging;
}

/** Runs, newest first; a row opens the run. */
export const RunsTable = ({ domain, jobs, runs, paging }: RunsTableProps) => {
  const { t } = useTranslationRef(coreReactTranslationRef);
  const run = useRouteRef(domain.pages.run);
  const navigate = useNavigate();
  return (
    <DataTable
      id={`runs-${serviceOf(domain.routes.listRuns)}`}
      label={t('runs.title')}
      rows={runs}
      columns={useRunColumns(domain, jobs)}
      onOpen={id => run && navigate(run({ id }))}
      {...paging}
    />
  );
};
