import { useMemo } from 'react';
import Alert from '@mui/material/Alert';
import Skeleton from '@mui/material/Skeleton';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AttributionCostPreview,
  AttributionDeploymentPreview,
  MovedCost,
  MovedDeployments,
} from '@rosetta/contracts/attribution';
import {
  ChangeRequest,
  ChangeRequestConsequences,
  getChangeRequestConsequences,
  isOpen,
} from '@rosetta/contracts/ref';
import { skipToken, useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { referentielTranslationRef } from '../translation';
import { MonitoringConsequences } from './MonitoringConsequences';
import { MovedRow, MovedTable, useHolderColumns } from './MovedTable';

const useCostColumns = (): Column<MovedRow<MovedCost>>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { month } = useFormats();
  const holders = useHolderColumns<MovedCost>();
  return useMemo(
    () => [
      ...holders,
      {
        key: 'amount',
        label: t('consequences.amount'),
        kind: 'money',
        currency: ({ currency }) => currency,
        value: ({ amount }) => amount,
        width: 150,
      },
      {
        key: 'period',
        label: t('consequences.month'),
        value: ({ period }) => month(period),
        width: 150,
      },
      {
        key: 'kind',
        label: t('consequences.kind'),
        value: ({ kind }) => t(`consequences.kinds.${kind}`),
        width: 120,
      },
      {
        key: 'charges',
        label: t('consequences.charges'),
        kind: 'number',
        value: ({ charges }) => charges,
        width: 110,
      },
    ],
    [t, month, holders],
  );
};

const useDeploymentColumns = (): Column<MovedRow<MovedDeployments>>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  const holders = useHolderColumns<MovedDeployments>();
  return useMemo(
    () => [
      {
        key: 'project',
        label: t('consequences.project'),
        least: 180,
        value: ({ project }) => project,
      },
      ...holders,
      {
        key: 'deployments',
        label: t('consequences.deployments'),
        kind: 'number',
        value: ({ deployments }) => deployments,
        width: 140,
      },
      {
        key: 'production',
        label: t('consequences.production'),
        kind: 'number',
        value: ({ production }) => production,
        width: 140,
      },
      {
        key: 'last',
        label: t('consequences.last'),
        value: ({ last }) => day(last),
        width: 130,
      },
    ],
    [t, day, holders],
  );
};

const Costs = ({ costs }: { costs: AttributionCostPreview }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { month, list } = useFormats();
  const months = list(costs.periods.map(({ period }) => month(period)));
  return (
    <MovedTable
      id="consequences-costs"
      label={t('consequences.costTable')}
      intro={t('consequences.cost', { months })}
      none={t('consequences.noCost', { months })}
      items={costs.items}
      columns={useCostColumns()}
    />
  );
};

const Deployments = ({
  deployments,
}: {
  deployments: AttributionDeploymentPreview;
}) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { day } = useFormats();
  const since = day(deployments.since);
  return (
    <MovedTable
      id="consequences-deployments"
      label={t('consequences.deploymentTable')}
      intro={t('consequences.deployment', { since })}
      none={t('consequences.noDeployment', { since })}
      items={deployments.items}
      columns={useDeploymentColumns()}
    />
  );
};

const Found = ({ found }: { found: ChangeRequestConsequences }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  if (!found.affects)
    return <Typography variant="body2">{t('consequences.none')}</Typography>;
  return (
    <>
      {found.sources.map(
        ({ name, state, error }) =>
          state !== 'ok' && (
            <Alert key={name} severity="warning">
              {t(`consequences.${state}.${name}`)} {error}
            </Alert>
          ),
      )}
      {found.costs && <Costs costs={found.costs} />}
      {found.deployments && (
        <>
          <Deployments deployments={found.deployments} />
          <MonitoringConsequences found={found.deployments} />
        </>
      )}
    </>
  );
};

/** What applying a request would move: cost of the last published months, deployments, incidents, objectives and figures. */
export const ConsequencesView = ({ request }: { request: ChangeRequest }) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { id } = request;
  const found = useRoute(
    getChangeRequestConsequences,
    isOpen(request) ? { params: { id } } : skipToken,
  );
  if (!isOpen(request)) return null;
  return (
    <Stack component="section" gap={1.5} aria-label={t('consequences.title')}>
      <Typography variant="h2" sx={{ fontSize: '1.25rem', m: 0 }}>
        {t('consequences.title')}
      </Typography>
      <Resource
        state={found}
        skeleton={<Skeleton variant="rounded" height={80} />}
      >
        {value => <Found found={value} />}
      </Resource>
    </Stack>
  );
};
