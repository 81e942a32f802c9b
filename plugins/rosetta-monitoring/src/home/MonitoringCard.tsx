import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { monitoringRoutes } from '@rosetta/contracts/monitoring';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { LastRuns } from '@rosetta/plugin-rosetta-core-react/runs';
import { isInTrouble } from '../board/sourceState';
import { SourceStrip } from '../board/SourceStrip';
import { runRouteRef, runsRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { OwnBoard, useOwnBoard } from './useOwnBoard';

const Sources = ({ sources }: Pick<OwnBoard, 'sources'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  if (sources.some(isInTrouble)) return <SourceStrip sources={sources} />;
  return (
    <Typography variant="body2">
      {sources.length
        ? t('home.allAnswer', {
            names: sources.map(({ title }) => title).join(', '),
          })
        : t('home.noSource')}
    </Typography>
  );
};

/** For those who run it: whether the sources answer, and how the last runs ended. */
export const MonitoringCard = () => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <TitledCard title={t('home.run')}>
      <Resource state={useOwnBoard()}>
        {board => <Sources {...board} />}
      </Resource>
      <LastRuns
        routes={monitoringRoutes}
        pages={{ list: runsRouteRef, run: runRouteRef }}
        jobs={{ deployments: t('runs.job.deployments') }}
      />
    </TitledCard>
  );
};
