import { useMemo } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import HistoryIcon from '@mui/icons-material/History';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Failure,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { runsRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { BoardControls } from './BoardControls';
import { BoardKpis } from './BoardKpis';
import { BoardMatrix } from './BoardMatrix';
import { SourcesFooter } from './SourcesFooter';
import { Board as LiveBoard, useBoard } from './useBoard';
import { BoardUrl, shown } from './view';

const RunsButton = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const runs = useRouteRef(runsRouteRef);
  if (!runs) return null;
  return (
    <Button component={RouterLink} to={runs()} startIcon={<HistoryIcon />}>
      {t('runs.open')}
    </Button>
  );
};

const NoSource = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <EmptyState title={t('board.noSource')}>
      {t('board.noSourceHelp')}
    </EmptyState>
  );
};

interface BoardProps {
  items: ReadonlyMap<string, LiveDeployment>;
  board: LiveBoard;
}

const Board = ({ items, board }: BoardProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state: view, change, wrong } = useUrlState(BoardUrl);
  const all = useMemo(() => [...items.values()], [items]);
  const found = useMemo(() => shown(all, view), [all, view]);
  if (!board.sources.length) return <NoSource />;
  return (
    <>
      <BoardControls items={all} view={view} onChange={change} />
      <WrongAddress wrong={wrong} />
      {board.lost && <Alert severity="warning">{t('board.lost')}</Alert>}
      <BoardKpis items={found} onChange={change} />
      <BoardMatrix items={found} />
      <SourcesFooter sources={board.sources} attribution={board.attribution} />
    </>
  );
};

/** Is it up, and is it what it should be: applications × environments, as the sources say now. */
export const BoardPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const board = useBoard();
  const { items, lost, error, retry } = board;
  return (
    <PageFrame
      title={t('board.title')}
      line={t('board.line')}
      actions={<RunsButton />}
    >
      {error && <Failure error={error} onRetry={retry} />}
      {items && <Board items={items} board={board} />}
      {!items && !error && (
        <Box role="status" aria-label={t('board.loading')}>
          {lost && <Alert severity="warning">{t('board.lost')}</Alert>}
          <Skeleton variant="rounded" height={480} />
        </Box>
      )}
    </PageFrame>
  );
};
