import { useMemo } from 'react';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Risk, RiskRule } from '@rosetta/contracts/monitoring';
import { listGroups } from '@rosetta/contracts/ref';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { EmptyState } from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { monitoringTranslationRef } from '../translation';
import { RiskCell } from './RiskCell';

type Row = Risk & { id: string };

/** The name of a group; its id until the names are there. */
const useGroupName = () => {
  const groups = useRouteItems(listGroups, {}).value;
  return useMemo(() => {
    const names = new Map(groups?.map(({ id, name }) => [id, name]));
    return (id: string | null) => id && (names.get(id) ?? id);
  }, [groups]);
};

const useColumns = (rules: readonly RiskRule[]): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const groupName = useGroupName();
  return useMemo(
    () => [
      {
        key: 'application',
        label: t('control.application'),
        value: ({ application }) => application.name,
        least: 140,
        render: ({ application: { id, name } }) => (
          <ApplicationLink application={id}>{name}</ApplicationLink>
        ),
      },
      {
        key: 'group',
        label: t('control.group'),
        value: ({ application }) => groupName(application.group),
        least: 120,
        render: ({ application: { group } }) =>
          group && <GroupLink group={group}>{groupName(group)}</GroupLink>,
      },
      {
        key: 'score',
        label: t('executive.score'),
        kind: 'number',
        value: ({ score }) => score,
        width: 80,
      },
      ...rules.map(
        (rule): Column<Row> => ({
          key: rule.code,
          label: t(`executive.reason.${rule.code}`),
          kind: 'number',
          value: ({ reasons }) =>
            reasons.find(({ code }) => code === rule.code)?.value ?? null,
          least: 130,
          render: risk => <RiskCell risk={risk} rule={rule} />,
        }),
      ),
    ],
    [t, rules, groupName],
  );
};

interface RiskTableProps {
  risks: readonly Risk[];
  rules: readonly RiskRule[];
}

/** Applications with points, the most first, and what each point is for. */
export const RiskTable = ({ risks, rules }: RiskTableProps) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const columns = useColumns(rules);
  const rows = useMemo(
    () => risks.map(risk => ({ ...risk, id: risk.application.id })),
    [risks],
  );
  return (
    <section>
      <Typography variant="h2" sx={{ fontSize: 18, mb: 1 }}>
        {t('executive.top')}
      </Typography>
      {rows.length ? (
        <DataTable
          id="monitoring-risks"
          label={t('executive.top')}
          rows={rows}
          columns={columns}
        />
      ) : (
        <EmptyState title={t('executive.none')}>
          {t('executive.noneHelp')}
        </EmptyState>
      )}
    </section>
  );
};
