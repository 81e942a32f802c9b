import { useMemo } from 'react';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
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
  changeParams,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { runsRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { BoardControls } from './BoardControls';
import { BoardKpis } from './BoardKpis';
import { BoardLegend } from './BoardLegend';
import { BoardMatrix } from './BoardMatrix';
import { matrixOf } from './matrix';
import { SourcesFooter } from './SourcesFooter';
import { SourceStrip } from './SourceStrip';
import { Board as LiveBoard, useBoard } from './useBoard';
import { BoardUrl, Show, inScope, rowsThatAre } from './view';

const RunsButton = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const runs = useRouteRef(runsRouteRef);
  if (!runs) return null;
  return (
    <Button
      size="small"
      component={RouterLink}
      to={runs()}
      startIcon={<HistoryIcon />}
    >
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

/** The board that an address says: what is in its scope, and which rows of that it shows. */
const useView = (items: BoardProps['items']) => {
  const url = useUrlState(BoardUrl);
  const { application, group, environment, source, show } = url.state;
  const all = useMemo(() => [...items.values()], [items]);
  const matrix = useMemo(
    () => matrixOf(inScope(all, { application, group, environment, source })),
    [all, application, group, environment, source],
  );
  const shown = useMemo(
    () => ({ ...matrix, rows: rowsThatAre(matrix.rows, show) }),
    [matrix, show],
  );
  const addressOf = (next: Show) =>
    `?${changeParams(url.params, { show: next })}`;
  return { ...url, all, matrix, shown, addressOf };
};

const Board = ({ items, board }: BoardProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state, change, params, wrong, all, matrix, shown, addressOf } =
    useView(items);
  const { sources, attribution, lost } = board;
  if (!sources.length) return <NoSource />;
  return (
    <Stack gap={1}>
      <SourceStrip
        sources={sources}
        attribution={attribution}
        lost={lost && t('board.lost')}
      />
      <BoardKpis rows={matrix.rows} sources={sources} addressOf={addressOf} />
      <WrongAddress wrong={wrong} />
      <BoardMatrix
        matrix={shown}
        controls={
          <BoardControls
            items={all}
            view={state}
            params={params}
            onChange={change}
          />
        }
      />
      <SourcesFooter sources={sources} />
    </Stack>
  );
};

/** Beside the title: what the signs mean, and the runs that make the history. */
const Aside = ({ items }: Pick<LiveBoard, 'items'>) => (
  <Stack alignItems={{ xs: 'flex-start', sm: 'flex-end' }}>
    <RunsButton />
    <BoardLegend
      stale={[...(items?.values() ?? [])].some(({ stale }) => stale)}
    />
  </Stack>
);

/** Is it up, and is it what it should be: applications × environments, as the sources say now. */
export const BoardPage = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const board = useBoard();
  const { items, lost, error, retry } = board;
  return (
    <PageFrame
      title={t('board.title')}
      line={t('board.line')}
      actions={<Aside items={items} />}
    >
      {error && <Failure error={error} onRetry={retry} />}
      {items && <Board items={items} board={board} />}
      {!items && !error && (
        <Box role="status" aria-label={t('board.loading')}>
          {lost && <Alert severity="warning">{t('board.lost')}</Alert>}
          <Skeleton variant="rounded" height={76} sx={{ mb: 1 }} />
          <Skeleton variant="rounded" height={620} />
        </Box>
      )}
    </PageFrame>
  );
};
