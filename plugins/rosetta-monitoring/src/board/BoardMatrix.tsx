import { useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { LiveDeployment } from '@rosetta/contracts/monitoring';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { applicationRouteRef } from '@rosetta/plugin-rosetta-core-react';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { useNarrow } from '@rosetta/plugin-rosetta-core-react/theme';
import { monitoringTranslationRef } from '../translation';
import { DeploymentCell } from './DeploymentCell';
import { MatrixRow, matrixOf } from './matrix';
import { useDescribe } from './useDescribe';

const useColumns = (environments: readonly string[]): Column<MatrixRow>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const describe = useDescribe();
  const narrow = useNarrow();
  return useMemo(
    () => [
      {
        key: 'application',
        label: t('field.application'),
        width: narrow ? 160 : 210,
        value: ({ name }) => name,
        render: ({ application, name }) =>
          application ? (
            <ApplicationLink application={application.id}>
              {name}
            </ApplicationLink>
          ) : (
            name
          ),
      },
      {
        key: 'group',
        label: t('field.group'),
        width: 190,
        // On a phone there is room for how it runs, which is what people come for.
        hidden: narrow,
        value: ({ application }) =>
          application
            ? application.groupName ?? application.group
            : t('board.noPivot'),
      },
      ...environments.map(environment => ({
        key: `in ${environment}`,
        label: environment,
        least: 250,
        value: ({ cells }: MatrixRow) =>
          cells.get(environment)?.map(describe).join('; ') ?? null,
        render: ({ cells }: MatrixRow) => (
          <DeploymentCell deployments={cells.get(environment) ?? []} />
        ),
      })),
    ],
    [t, describe, narrow, environments],
  );
};

/** The matrix: a row for each application, a column for each environment. */
export const BoardMatrix = ({
  items,
}: {
  items: readonly LiveDeployment[];
}) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const navigate = useNavigate();
  const { environments, rows } = useMemo(() => matrixOf(items), [items]);
  const columns = useColumns(environments);
  if (!rows.length)
    return (
      <EmptyState title={t('board.nothing')}>
        {t('board.nothingHelp')}
      </EmptyState>
    );
  const open = (id: string) => {
    const known = rows.find(row => row.id === id)?.application;
    if (known && sheet) navigate(`${sheet({ id })}/deployments`);
  };
  return (
    <DataTable
      id="deployments-board"
      label={t('board.title')}
      rows={rows}
      columns={columns}
      onOpen={open}
    />
  );
};
