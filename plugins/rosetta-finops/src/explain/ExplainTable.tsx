import { useMemo } from 'react';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  ExplainedAttribution,
  ExplainedBearer,
  OTHERS,
  SHARED,
  UNALLOCATED,
} from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { Pointing } from '@rosetta/plugin-rosetta-core-react/charts';
import { ratioOf } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { ruleRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { Explanation } from '../types';
import { ExplainRow } from './explainRows';
import { useNodeName } from './useNodeNames';

const NOBODY: readonly string[] = [OTHERS, SHARED, UNALLOCATED];

/** An application by its sheet, all else in words. */
export const Bearer = ({ bearer }: { bearer: ExplainedBearer }) => {
  const nameOf = useNodeName();
  if (NOBODY.includes(bearer.key)) return <>{nameOf(bearer)}</>;
  return (
    <ApplicationLink application={bearer.key}>{bearer.label}</ApplicationLink>
  );
};

/** The version of a rule, as the run went by it; it leads to the rule and its history. */
export const Rule = ({
  rule: { id, name, version },
}: {
  rule: NonNullable<ExplainedAttribution['rule']>;
}) => {
  const rule = useRouteRef(ruleRouteRef);
  const text = `${name} v${version}`;
  if (!rule) return <>{text}</>;
  return (
    <Link component={RouterLink} to={rule({ id })}>
      {text}
    </Link>
  );
};

/** The columns of the picture. */
const useNodeColumns = (): Column<ExplainRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const nameOf = useNodeName();
  return useMemo(
    () => [
      {
        key: 'payer',
        label: t('explained.payer'),
        least: 116,
        value: ({ payer }) =>
          [payer.provider, nameOf(payer)].filter(Boolean).join(' · '),
      },
      {
        key: 'attribution',
        label: t('explained.attribution'),
        least: 124,
        value: ({ attribution }) => nameOf(attribution),
        render: ({ attribution }) =>
          attribution.rule ? (
            <Rule rule={attribution.rule} />
          ) : (
            nameOf(attribution)
          ),
      },
      {
        key: 'bearer',
        label: t('explained.bearer'),
        least: 116,
        value: ({ bearer }) => nameOf(bearer),
        render: ({ bearer }) => <Bearer bearer={bearer} />,
      },
    ],
    [t, nameOf],
  );
};

const useColumns = ({
  currency,
  total,
}: Pick<Explanation, 'currency' | 'total'>): Column<ExplainRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const nodes = useNodeColumns();
  return useMemo(
    () => [
      ...nodes,
      {
        key: 'kind',
        label: t('line.kind'),
        width: 104,
        hidden: true,
        value: ({ kind }) => t(`kind.${kind}`),
      },
      {
        key: 'amount',
        label: t('column.amount'),
        kind: 'money',
        currency,
        width: 120,
        value: ({ amount }) => amount,
      },
      {
        key: 'share',
        label: t('column.share'),
        kind: 'percent',
        width: 80,
        value: ({ amount }) => ratioOf(amount, total.amount),
      },
      {
        key: 'passedOnBy',
        label: t('line.passedOnBy'),
        hidden: true,
        value: ({ attribution }) => attribution.passedOnBy ?? null,
      },
    ],
    [t, nodes, currency, total],
  );
};

interface ExplainTableProps extends Pointing {
  answer: Explanation;
  rows: readonly ExplainRow[];
}

/** The parts of the picture, in the same order; each leads to the lines it is the sum of. */
export const ExplainTable = ({
  answer,
  rows,
  ...pointing
}: ExplainTableProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <DataTable
      id="explained-parts"
      label={t('explained.table')}
      rows={rows}
      columns={useColumns(answer)}
      compact
      {...pointing}
    />
  );
};
