import { ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { applicationRouteRef } from '@rosetta/plugin-rosetta-core-react';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { useNarrow } from '@rosetta/plugin-rosetta-core-react/theme';
import { monitoringTranslationRef } from '../translation';
import { DeploymentCell } from './DeploymentCell';
import { Matrix, MatrixRow } from './matrix';
import { useDescribe } from './useDescribe';

const Name = ({ application, name }: MatrixRow) =>
  application ? (
    <ApplicationLink application={application.id}>{name}</ApplicationLink>
  ) : (
    <>{name}</>
  );

const Owner = ({ application }: MatrixRow) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  if (!application) return <>{t('board.noPivot')}</>;
  const { group, groupName } = application;
  return group && <GroupLink group={group}>{groupName ?? group}</GroupLink>;
};

const useColumns = (environments: readonly string[]): Column<MatrixRow>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const describe = useDescribe();
  const narrow = useNarrow();
  return useMemo(
    () => [
      {
        key: 'application',
        label: t('field.application'),
        width: narrow ? 160 : 220,
        value: ({ name }) => name,
        render: row => <Name {...row} />,
      },
      {
        key: 'group',
        label: t('field.group'),
        width: 170,
        // On a phone there is room for how it runs, which is what people come for.
        hidden: narrow,
        value: ({ application }) =>
          application
            ? application.groupName ?? application.group
            : t('board.noPivot'),
        render: row => <Owner {...row} />,
      },
      ...environments.map(environment => ({
        key: `in ${environment}`,
        label: environment,
        least: 230,
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

interface BoardMatrixProps {
  matrix: Matrix;
  /** What its signs mean. */
  legend: ReactNode;
}

/** The matrix: a row for each application, the worst first; a column for each environment. */
export const BoardMatrix = ({
  matrix: { environments, rows },
  legend,
}: BoardMatrixProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const navigate = useNavigate();
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
      dense
      id="deployments-matrix"
      label={t('board.title')}
      rows={rows}
      columns={columns}
      above={legend}
      onOpen={open}
    />
  );
};
