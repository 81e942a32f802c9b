import { useState } from 'react';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { Entity } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { listIncidents } from '@rosetta/contracts/monitoring';
import { Choice } from '@rosetta/plugin-rosetta-core-react/controls';
import { useRoutePages } from '@rosetta/plugin-rosetta-core-react/data';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { Link as RouterLink } from 'react-router-dom';
import { toRow, useIncidentColumns } from '../incidents/useIncidentColumns';
import { ReliabilityTab } from '../reliability/ReliabilityTab';
import { incidentsRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { componentsOf, isOfKind, useApplications } from './EntitySection';

/** A system may be of several applications: one is looked at at a time. */
const Applications = ({ ids }: { ids: readonly string[] }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const [chosen, setChosen] = useState(ids[0]);
  return (
    <Stack gap={2}>
      {ids.length > 1 && (
        <Choice
          label={t('reliability.of')}
          width={240}
          value={chosen}
          options={ids.map(value => ({ value, label: value }))}
          onChange={value => setChosen(value ?? ids[0])}
        />
      )}
      <ReliabilityTab application={chosen} />
    </Stack>
  );
};

const ComponentsReliability = ({ entity }: { entity: Entity }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  return (
    <Resource state={useApplications(componentsOf(entity))}>
      {ids =>
        ids.length ? (
          <Applications key={ids.join()} ids={ids} />
        ) : (
          <EmptyState title={t('entity.none')}>{t('entity.noneHelp')}</EmptyState> // prettier-ignore
        )
      }
    </Resource>
  );
};

const GroupReliability = ({ group }: { group: string }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const page = useRouteRef(incidentsRouteRef);
  const columns = useIncidentColumns();
  const { state, paging } = useRoutePages(listIncidents, { query: { group } });
  return (
    <Stack gap={2}>
      <SectionTitle>{t('reliability.groupIncidents')}</SectionTitle>
      <Resource state={state}>
        {({ items }) =>
          items.length || paging.paginationModel.page > 0 ? (
            <DataTable
              id="group-incidents"
              label={t('reliability.groupIncidents')}
              rows={items.map(toRow)}
              columns={columns}
              {...paging}
            />
          ) : (
            <EmptyState title={t('incidents.none')}>
              {t('incidents.noneHelp')}
            </EmptyState>
          )
        }
      </Resource>
      {page && (
        <Link
          component={RouterLink}
          to={`${page()}?group=${encodeURIComponent(group)}`}
        >
          {t('reliability.all')}
        </Link>
      )}
    </Stack>
  );
};

/** How a component, a system or a group does, on its page in the catalog. */
export const EntityReliabilityTab = () => {
  const { entity } = useEntity();
  return isOfKind(entity, 'group') ? (
    <GroupReliability group={entity.metadata.name} />
  ) : (
    <ComponentsReliability entity={entity} />
  );
};
