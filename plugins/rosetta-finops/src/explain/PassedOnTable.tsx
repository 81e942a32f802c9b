import { useMemo } from 'react';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { PassedOn } from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { Money, useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { SectionTitle } from '@rosetta/plugin-rosetta-core-react/page';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { BearerLink } from '../costs/BearerLink';
import { finopsTranslationRef } from '../translation';
import { Explanation } from '../types';
import { RuleVersionLink } from './RuleVersionLink';
import { useNodeName } from './useNodeName';

type Row = PassedOn & { id: string };

const useColumns = (currency: string): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const nameOf = useNodeName();
  return useMemo(
    () => [
      {
        key: 'application',
        label: t('explained.platform'),
        value: ({ label }) => label,
        render: ({ application, label }) => (
          <ApplicationLink application={application}>{label}</ApplicationLink>
        ),
      },
      {
        key: 'rule',
        label: t('line.rule'),
        value: ({ rule }) => rule.name,
        render: ({ rule }) => <RuleVersionLink rule={rule} />,
      },
      {
        key: 'bearer',
        label: t('explained.bearer'),
        value: ({ bearer }) => nameOf(bearer),
        render: ({ bearer }) => (
          <BearerLink bearer={bearer.key}>{nameOf(bearer)}</BearerLink>
        ),
      },
      {
        key: 'amount',
        label: t('column.amount'),
        kind: 'money',
        currency,
        width: 140,
        value: ({ amount }) => amount,
      },
    ],
    [t, nameOf, currency],
  );
};

/** What platforms passed on: to whom, and by which rule. Nothing where there is none. */
export const PassedOnTable = ({
  passedOn,
  currency,
}: Pick<Explanation, 'passedOn' | 'currency'>) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { named } = useFormats();
  const columns = useColumns(currency);
  if (!passedOn?.items.length) return null;
  const rows = passedOn.items.map(item => ({
    ...item,
    id: [item.application, item.rule.id, item.rule.version, item.bearer.key].join(' '), // prettier-ignore
  }));
  return (
    <Stack component="section" gap={1} aria-label={t('explained.passedOn')}>
      <SectionTitle>
        {named(t('explained.passedOn'), '')}
        <Money amount={passedOn.amount} currency={currency} />
      </SectionTitle>
      <Typography variant="body2" color="text.secondary">
        {t('explained.passedOnHelp')}
      </Typography>
      <DataTable
        id="passed-on"
        label={t('explained.passedOn')}
        rows={rows}
        columns={columns}
        compact
      />
    </Stack>
  );
};
