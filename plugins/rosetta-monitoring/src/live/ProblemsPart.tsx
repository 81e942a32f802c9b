import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { getLiveProblems, LiveProblem } from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { LivePart } from './LivePart';
import { OutLink } from './OutLink';
import { ProblemState } from './ProblemState';
import { useLiveRoute } from './useLiveRoute';

const Title = ({ title, url }: LiveProblem) => (
  <OutLink to={url}>{title}</OutLink>
);
const Began = ({ startedAt }: LiveProblem) => <RelativeTime at={startedAt} />;
const Ended = ({ endedAt }: LiveProblem) =>
  endedAt && <RelativeTime at={endedAt} />;

const useColumns = (): Column<LiveProblem>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return useMemo(() => {
    const column = (
      key: 'problem' | 'severity' | 'impact' | 'began' | 'ended' | 'status',
      value: (problem: LiveProblem) => string | null,
      more: Partial<Column<LiveProblem>> = {},
    ) => ({ key, label: t(`live.${key}`), value, ...more });
    const state = ({ status }: LiveProblem) =>
      t(status === 'open' ? 'live.open' : 'live.closed');
    return [
      column('status', state, { render: ProblemState, width: 110 }),
      column('problem', ({ title }) => title, { render: Title, least: 220, share: 2 }), // prettier-ignore
      column('severity', ({ severity }) => severity, { least: 130 }),
      column('impact', ({ impact }) => impact, { least: 120 }),
      column('began', ({ startedAt }) => startedAt, { render: Began, width: 150 }), // prettier-ignore
      column('ended', ({ endedAt }) => endedAt, { render: Ended, width: 150 }),
    ];
  }, [t]);
};

/** What monitoring says is wrong now. */
export const ProblemsPart = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns();
  const state = useLiveRoute(getLiveProblems, application);
  return (
    <LivePart<LiveProblem>
      title={t('live.problems')}
      state={state}
      none={t('live.noProblem')}
      noneHelp={t('live.noProblemHelp')}
    >
      {items => (
        <DataTable
          id="live-problems"
          label={t('live.problems')}
          rows={items}
          columns={columns}
        />
      )}
    </LivePart>
  );
};
