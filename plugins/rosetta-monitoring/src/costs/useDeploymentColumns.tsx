import { useMemo } from 'react';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  BurnedBudget,
  DeploymentBudget,
  sourceTitle,
} from '@rosetta/contracts/monitoring';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { Column } from '@rosetta/plugin-rosetta-core-react/table';
import { shortRevision } from '../board/shortRevision';
import { IncidentLinks } from '../dora/DeploymentRows';
import { instantColumn, ToolLink } from '../dora/rowColumns';
import { sloRouteRef } from '../routes';
import { monitoringTranslationRef } from '../translation';
import { CostsAround, DAYS_AROUND } from './costsAround';

export type Row = DeploymentBudget & { costs: CostsAround };

/** What a person calls what was deployed. */
export const versionOf = ({ ref, sha, source }: DeploymentBudget) =>
  [ref, sha && shortRevision(sha)].filter(Boolean).join(' ') ||
  sourceTitle(source);

/** The budget that lost the most; nothing where no hour counts for the deployment, or no objective is set. */
const worstOf = ({ budgets }: DeploymentBudget): BurnedBudget | undefined =>
  budgets[0];

const Burned = ({ row }: { row: Row }) => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { percent } = useFormats();
  const page = useRouteRef(sloRouteRef);
  const worst = worstOf(row);
  if (!worst)
    return (
      <span>
        {row.from === row.to ? t('costs.withNext') : t('costs.noSlo')}
      </span>
    );
  const { slo, name, burned } = worst;
  const text = burned === null ? '–' : percent(burned);
  return (
    <Stack direction="row" gap={1} minWidth={0}>
      <span>{text}</span>
      {page ? (
        <Link component={RouterLink} to={page({ id: slo })} noWrap>
          {name}
        </Link>
      ) : (
        name
      )}
      {!row.over && <span>{t('costs.soFar')}</span>}
    </Stack>
  );
};

const useCostColumns = (currency: string): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const { change, moneyDifference } = useFormats();
  return useMemo(() => {
    const money = (
      key: 'before' | 'after' | 'difference',
      value: (costs: CostsAround) => string | null,
    ): Column<Row> => ({
      key,
      label: t(`costs.column.${key}`),
      kind: 'money',
      value: ({ costs }) => value(costs),
      currency,
      width: 130,
      sortable: false,
    });
    return [
      money('before', ({ before }) => before.mean),
      money('after', ({ after }) => after.mean),
      {
        ...money('difference', ({ difference }) => difference),
        render: ({ costs: { difference } }) => (
          <>
            {difference === null ? '–' : moneyDifference(difference, currency)}
          </>
        ),
      },
      {
        key: 'change',
        label: t('costs.column.change'),
        value: ({ costs }) => costs.change,
        render: ({ costs }) => <>{costs.change === null ? '–' : change(costs.change)}</>, // prettier-ignore
        width: 90,
        sortable: false,
      },
      {
        key: 'known',
        label: t('costs.column.days'),
        value: ({ costs: { before, after } }) =>
          `${before.known}/${DAYS_AROUND} + ${after.known}/${DAYS_AROUND}`,
        width: 120,
        sortable: false,
      },
    ];
  }, [t, change, moneyDifference, currency]);
};

/** @param currency - of what is known of costs; their columns are left out without it */
export const useDeploymentColumns = (
  currency: string | undefined,
): Column<Row>[] => {
  const { t } = useTranslationRef(monitoringTranslationRef);
  const costs = useCostColumns(currency ?? '');
  return useMemo(
    () => [
      instantColumn('finishedAt', t('field.finishedAt'), row => row.finishedAt),
      {
        key: 'version',
        label: t('costs.column.version'),
        value: versionOf,
        render: row => <ToolLink url={row.url} name={versionOf(row)} />,
        least: 130,
        sortable: false,
      },
      ...(currency ? costs : []),
      {
        key: 'burned',
        label: t('costs.column.burned'),
        value: row => worstOf(row)?.burned ?? null,
        render: row => <Burned row={row} />,
        least: 170,
        sortable: false,
      },
      {
        key: 'incidents',
        label: t('dora.rows.incidents'),
        value: ({ incidents }) =>
          incidents.map(({ number }) => number).join(', '),
        render: IncidentLinks,
        sortable: false,
      },
    ],
    [t, costs, currency],
  );
};
