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
import { levelOf } from './severity';
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

/** What is not well needs room for its words. */
const WIDTHS = {
  troubled: { least: 240, share: 2 },
  calm: { least: 150, share: 1 },
};

const isTroubled = ({ cells }: MatrixRow, environment: string) =>
  levelOf(cells.get(environment) ?? []) !== 'healthy';

/** Those in which not everything is well, in one text: it changes only when they do. */
const troubledIn = ({ environments, rows }: Matrix) =>
  JSON.stringify(
    environments.filter(each => rows.some(row => isTroubled(row, each))),
  );

const useColumns = (matrix: Matrix): Column<MatrixRow>[] => {
  const { environments } = matrix;
  const troubled = troubledIn(matrix);
  const { t } = useTranslationRef(monitoringTranslationRef);
  const describe = useDescribe();
  const narrow = useNarrow();
  return useMemo(
    () => [
      {
        key: 'application',
        label: t('field.application'),
        width: narrow ? 160 : 238,
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
        ...WIDTHS[
          JSON.parse(troubled).includes(environment) ? 'troubled' : 'calm'
        ],
        value: ({ cells }: MatrixRow) =>
          cells.get(environment)?.map(describe).join('; ') ?? null,
        render: ({ cells }: MatrixRow) => (
          <DeploymentCell deployments={cells.get(environment) ?? []} />
        ),
      })),
    ],
    [t, describe, narrow, environments, troubled],
  );
};

interface BoardMatrixProps {
  matrix: Matrix;
  /** Which part of it is shown; there also where nothing is. */
  controls: ReactNode;
}

/** The matrix: a row for each application, the worst first; a column for each environment. */
export const BoardMatrix = ({ matrix, controls }: BoardMatrixProps) => {
  const { rows } = matrix;
  const { t } = useTranslationRef(monitoringTranslationRef);
  const sheet = useRouteRef(applicationRouteRef);
  const navigate = useNavigate();
  const columns = useColumns(matrix);
  if (!rows.length)
    return (
      <>
        {controls}
        <EmptyState title={t('board.nothing')}>
          {t('board.nothingHelp')}
        </EmptyState>
      </>
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
      above={controls}
      onOpen={open}
    />
  );
};
