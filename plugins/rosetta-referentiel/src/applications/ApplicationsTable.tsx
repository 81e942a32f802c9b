import { useMemo, useRef } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { Application, Group } from '@rosetta/contracts/ref';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import {
  EmptyState,
  Failure,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { useKnownOn } from '../knownOn/useKnownOn';
import { QualityScore } from '../quality/QualityScore';
import { applicationRouteRef } from '../routes';
import { referentielTranslationRef } from '../translation';
import { DomainColumn } from './useDomainColumns';

const useColumns = (
  groups: readonly Group[],
  brought: readonly Column<Application>[],
): Column<Application>[] => {
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
      {
        key: 'quality',
        label: t('quality.column'),
        kind: 'number' as const,
        width: 100,
        value: ({ quality }: Application) => quality?.score ?? null,
        render: (application: Application) => (
          <QualityScore application={application} />
        ),
      },
      ...brought,
      column('lifecycle', ({ lifecycle }) => lifecycle ?? null, { width: 130 }),
      column('description', ({ description }) => description ?? null, {
        least: 330,
      }),
      column('id', ({ id }) => id, { hidden: true }),
    ];
  }, [t, groups, brought]);
};

interface ApplicationsTableProps {
  applications: Application[];
  groups: readonly Group[];
  /** Of the domains; the same for as long as the table is there. */
  columns: readonly DomainColumn[];
}

/** The same list for as long as what is in it is the same. */
const useStable = <Item,>(items: readonly Item[]): readonly Item[] => {
  const kept = useRef(items);
  const isSame =
    kept.current.length === items.length &&
    kept.current.every((item, index) => item === items[index]);
  if (!isSame) kept.current = items;
  return kept.current;
};

/** What the domains know of all applications; what fails is told once. */
const useBrought = (columns: readonly DomainColumn[]) => {
  const asked = columns.map(column => column.useColumn());
  const failed = asked.flatMap(({ state: { error, value, retry } }) =>
    error && value === undefined ? [{ error, retry }] : [],
  );
  return { failed, brought: useStable(asked.map(({ column }) => column)) };
};

/** Applications, with what each domain says of them. */
export const ApplicationsTable = (props: ApplicationsTableProps) => {
  const { t } = useTranslationRef(referentielTranslationRef);
  const { applications, groups } = props;
  const sheet = useRouteRef(applicationRouteRef);
  const navigate = useNavigate();
  const { day } = useKnownOn();
  const { failed, brought } = useBrought(props.columns);
  const columns = useColumns(groups, brought);
  if (!applications.length)
    return (
      <EmptyState title={t('applications.none')}>
        {t('applications.noneHelp')}
      </EmptyState>
    );
  return (
    <>
      {failed.map(({ error, retry }) => (
        <Failure key={error.message} error={error} onRetry={retry} />
      ))}
      <DataTable
        id="applications"
        label={t('applications.title')}
        rows={applications}
        columns={columns}
        onOpen={id =>
          sheet &&
          navigate(day ? `${sheet({ id })}?knownOn=${day}` : sheet({ id }))
        }
      />
    </>
  );
};
