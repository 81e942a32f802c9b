import { Fragment } from 'react';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { TitledCard } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { applicationRouteRef } from '@rosetta/plugin-rosetta-core-react';
import { Board } from '../types';
import { DeploymentCell } from '../board/DeploymentCell';
import { matrixOf } from '../board/matrix';
import { SourceStrip } from '../board/SourceStrip';
import { monitoringTranslationRef } from '../translation';
import { useLive } from './useLive';

const Environments = ({ items }: Pick<Board, 'items'>) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { environments } = matrixOf(items);
  if (!environments.length) return <Typography>{t('card.nothing')}</Typography>;
  return (
    <Box
      component="dl"
      display="grid"
      gridTemplateColumns="minmax(0, 1fr)"
      m={0}
    >
      {environments.map(environment => (
        <Fragment key={environment}>
          <Typography component="dt" variant="body2">
            {environment}
          </Typography>
          <Typography component="dd" variant="body2" m={0}>
            <DeploymentCell
              wrap
              deployments={matrixOf(items).rows.flatMap(
                ({ cells }) => cells.get(environment) ?? [],
              )}
            />
          </Typography>
        </Fragment>
      ))}
    </Box>
  );
};

/** What runs of an application now, by environment. */
export const DeploymentsCard = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const live = useLive(application);
  return (
    <TitledCard title={t('card.title')}>
      <Resource
        state={live}
        skeleton={<Skeleton variant="rounded" height={110} />}
      >
        {({ items, sources, attribution }) => (
          <Stack gap={1}>
            <Environments items={items} />
            <SourceStrip sources={sources} attribution={attribution} />
          </Stack>
        )}
      </Resource>
      {sheet && (
        <Link
          component={RouterLink}
          to={`${sheet({ id: application })}/deployments`}
        >
          {t('card.open')}
        </Link>
      )}
    </TitledCard>
  );
};
