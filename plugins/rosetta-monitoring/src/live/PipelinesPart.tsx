import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getLivePipelines, LivePipeline } from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { shortRevision } from '../board/shortRevision';
import { monitoringTranslationRef } from '../translation';
import { LivePart } from './LivePart';
import { OutLink } from './OutLink';
import { useLiveRoute } from './useLiveRoute';

const Pipeline = ({ id, url }: LivePipeline) => (
  <OutLink to={url}>{`#${id}`}</OutLink>
);
const Revision = ({ sha }: LivePipeline) =>
  sha && <code title={sha}>{shortRevision(sha)}</code>;
const Updated = ({ updatedAt }: LivePipeline) =>
  updatedAt && <RelativeTime at={updatedAt} />;

const useColumns = (): Column<LivePipeline>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useMemo(
    () => [
      { key: 'pipeline', label: t('live.pipeline'), value: ({ id }) => id, render: Pipeline, width: 130 },
      { key: 'status', label: t('live.status'), value: ({ status }) => status, width: 130 },
      { key: 'ref', label: t('live.branch'), value: ({ ref }) => ref, least: 160 },
      { key: 'sha', label: t('field.revision'), value: ({ sha }) => sha, render: Revision, width: 110 },
      { key: 'project', label: t('live.project'), value: ({ project }) => project, least: 160 },
      { key: 'updated', label: t('live.updated'), value: ({ updatedAt }) => updatedAt, render: Updated, width: 150 },
    ],
    [t],
  ); // prettier-ignore
};

/** The newest pipelines of the application's projects. */
export const PipelinesPart = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns();
  const state = useLiveRoute(getLivePipelines, application);
  return (
    <LivePart<LivePipeline>
      title={t('live.pipelines')}
      state={state}
      none={t('live.noPipeline')}
      noneHelp={t('live.noPipelineHelp')}
    >
      {items => (
        <DataTable
          id="live-pipelines"
          label={t('live.pipelines')}
          rows={items}
          columns={columns}
        />
      )}
    </LivePart>
  );
};
