import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  Application,
  Group,
  RefId,
  listApplications,
  listGroups,
} from '@rosetta/contracts/ref';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
} from '@rosetta/plugin-rosetta-core-react/controls';
import {
  useJoined,
  useMapped,
  useRouteItems,
} from '@rosetta/plugin-rosetta-core-react/data';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { byName } from './byName';
import { applicationRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';

const ApplicationsUrl = z.object({ group: RefId });

const useColumns = (groups: readonly Group[]): Column<Application>[] => {
  const { t } = useTranslationRef(referentielTranslationRef);
  return useMemo(() => {
    const names = new Map(groups.map(({ id, name }) => [id, name]));
    const column = (
      key:
        | 'name'
        | 'owner'
        | 'criticality'
        | 'lifecycle'
        | 'description'
        | 'id',
      value: (application: Application) => string | null,
      more: Partial<Column<Application>> = {},
    ) => ({ key, label: t(`field.${key}`), value, ...more });
    return [
      column('name', ({ name }) => name, {
        least: 210,
        render: ({ id, name }) => (
          <ApplicationLink application={id}>{name}</ApplicationLink>
        ),
      }),
      column('owner', ({ group }) => names.get(group) ?? group, {
        least: 170,
        render: ({ group }) => (
          <GroupLink group={group}>{names.get(group) ?? group}</GroupLink>
        ),
      }),
      column(
        'criticality',
        ({ criticality }) =>
          criticality ? t(`criticality.${criticality}`) : null,
        { width: 130 },
      ),
      column('lifecycle', ({ lifecycle }) => lifecycle ?? null, { width: 130 }),
      column('description', ({ description }) => description ?? null, {
        least: 330,
      }),
      column('id', ({ id }) => id, { hidden: true }),
    ];
  }, [t, groups]);
};

interface Known {
  applications: Application[];
  groups: Group[];
}

const Applications = ({ applications, groups }: Known) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const navigate = useNavigate();
  const columns = useColumns(groups);
  if (!applications.length)
    return (
      <EmptyState title={t('applications.none')}>
        {t('applications.noneHelp')}
      </EmptyState>
    );
  return (
    <DataTable
      id="applications"
      label={t('applications.title')}
      rows={applications}
      columns={columns}
      onOpen={id => sheet && navigate(sheet({ id }))}
    />
  );
};

/** What the company runs and pays for, and who owns it. */
export const ApplicationsPage = () => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { state, change, wrong } = useUrlState(ApplicationsUrl);
  const { group } = state;
  const applications = useRouteItems(listApplications, { query: { group } });
  const known = useJoined({
    applications: useMapped(applications, byName),
    groups: useRouteItems(listGroups, {}),
  });
  return (
    <PageFrame title={t('applications.title')} line={t('applications.line')}>
      <WrongAddress wrong={wrong} />
      <Resource state={known}>
        {value => (
          <>
            <ControlRow
              label={t('applications.filters')}
              active={group ? 1 : 0}
            >
              <ChoicePill
                label={t('field.owner')}
                all={t('applications.allOwners')}
                value={group}
                options={value.groups.map(({ id, name }) => ({
                  value: id,
                  label: name,
                }))}
                onChange={next => change({ group: next })}
              />
              <CopyLink />
            </ControlRow>
            <Applications {...value} />
          </>
        )}
      </Resource>
    </PageFrame>
  );
};
