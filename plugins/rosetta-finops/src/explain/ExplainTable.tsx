import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Pointing } from '@rosetta/plugin-rosetta-core-react/charts';
import { ratioOf } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { BearerLink } from '../costs/BearerLink';
import { finopsTranslationRef } from '../translation';
import { Explanation } from '../types';
import { ExplainRow } from './explainRows';
import { RuleVersionLink } from './RuleVersionLink';
import { useNodeName } from './useNodeName';

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
            <RuleVersionLink rule={attribution.rule} />
          ) : (
            nameOf(attribution)
          ),
      },
      {
        key: 'bearer',
        label: t('explained.bearer'),
        least: 116,
        value: ({ bearer }) => nameOf(bearer),
        render: ({ bearer }) => (
          <BearerLink bearer={bearer.key}>{nameOf(bearer)}</BearerLink>
        ),
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
