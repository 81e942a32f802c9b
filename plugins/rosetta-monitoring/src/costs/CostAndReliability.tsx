import Alert from '@mui/material/Alert';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ACTIONS } from '@rosetta/contracts/access';
import {
  DeploymentBudget,
  listDeploymentBudgets,
} from '@rosetta/contracts/monitoring';
import { ApplicationProps } from '@rosetta/plugin-rosetta-core-react/application';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  Provenance,
  SectionTitle,
} from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Failure,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  DataTable,
  ServerPaging,
} from '@rosetta/plugin-rosetta-core-react/table';
import { useUrlState } from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { monitoringTranslationRef } from '../translation';
import { DeploymentDetail } from './DeploymentDetail';
import { KnownCosts, useCostsAround } from './useCostsAround';
import { useDeploymentColumns } from './useDeploymentColumns';

const ADDRESS = z.object({ deployment: z.string().min(1).max(500) });

/** Why costs are not there, or what of them is. */
const AboutCosts = ({ costs }: { costs: KnownCosts }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { list } = useFormats();
  const { denied, error, others, retry } = costs;
  if (denied)
    return (
      <Typography variant="body2" color="text.secondary">
        {t('costs.denied', { role: ACTIONS['finops.read'] })}
      </Typography>
    );
  if (error)
    return <Failure title={t('costs.failed')} error={error} onRetry={retry} />;
  return (
    <Provenance
      warnings={
        others.length ? [t('costs.others', { currencies: list(others) })] : []
      }
    >
      {t('costs.basis')}
    </Provenance>
  );
};

interface TableProps extends ApplicationProps {
  deployments: readonly DeploymentBudget[];
  paging: ServerPaging;
}

const Deployments = ({ application, deployments, paging }: TableProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state, change } = useUrlState(ADDRESS);
  const costs = useCostsAround(application, deployments);
  const columns = useDeploymentColumns(costs.currency);
  const rows = deployments.map(each => ({ ...each, costs: costs.of(each) }));
  const opened = rows.find(({ id }) => id === state.deployment);
  return (
    <>
      <Alert severity="info">{t('costs.coincidence')}</Alert>
      <DataTable
        id="cost-and-reliability"
        label={t('costs.title')}
        rows={rows}
        columns={columns}
        onOpen={deployment => change({ deployment })}
        {...paging}
      />
      {opened && (
        <DeploymentDetail
          application={application}
          row={opened}
          currency={costs.currency}
          onClose={() => change({ deployment: undefined })}
        />
      )}
      <AboutCosts costs={costs} />
    </>
  );
};

/** What an application cost, and what its error budgets lost, around each deployment to production. */
export const CostAndReliability = ({ application }: ApplicationProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { state, paging } = useRoutePages(listDeploymentBudgets, {
    params: { app: application },
  });
  return (
    <section aria-label={t('costs.title')}>
      <SectionTitle>{t('costs.title')}</SectionTitle>
      <Resource state={state}>
        {({ items }) =>
          items.length || paging.paginationModel.page > 0 ? (
            <Deployments
              application={application}
              deployments={items}
              paging={paging}
            />
          ) : (
            <EmptyState title={t('costs.none')}>{t('costs.noneHelp')}</EmptyState> // prettier-ignore
          )
        }
      </Resource>
    </section>
  );
};
