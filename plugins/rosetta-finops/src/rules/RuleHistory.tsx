import { useMemo } from 'react';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AllocationRule,
  AllocationRuleVersion,
} from '@rosetta/contracts/finops';
import {
  RequesterLink,
  nameOfRef,
} from '@rosetta/plugin-rosetta-core-react/entity';
import { RelativeTime } from '@rosetta/plugin-rosetta-core-react/format';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { finopsTranslationRef } from '../translation';
import { RuleStateChip } from './RuleStateChip';
import { versionStateOf } from './ruleState';
import { useRuleTexts } from './useRuleTexts';
import { useTargetNames } from './useTargetNames';

type Row = AllocationRuleVersion & { id: string };

const useColumns = (now: string): Column<Row>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const texts = useRuleTexts();
  const names = useTargetNames();
  return useMemo(() => {
    const column = (
      key: 'version' | 'state' | 'validity' | 'priority' | 'scope' | 'method' | 'targets' | 'who' | 'when' | 'reason',
      value: Column<Row>['value'],
      more: Partial<Column<Row>> = {},
    ) => ({ key, label: t(`rules.column.${key}`), value, ...more }); // prettier-ignore
    const withShares = ({ targets, coefficients }: Row) =>
      coefficients
        ? Object.entries(coefficients)
            .map(([id, share]) => `${names.get(id) ?? id} × ${share}`)
            .join(', ')
        : texts.targets(targets, names);
    return [
      column('version', ({ version }) => version, {
        kind: 'number',
        width: 80,
      }),
      column('state', row => t(`rules.state.${versionStateOf(row, now)}`), {
        width: 112,
        render: row => <RuleStateChip state={versionStateOf(row, now)} />,
      }),
      column('validity', row => texts.validity(row), { least: 140 }),
      column('priority', ({ priority }) => priority, {
        kind: 'number',
        width: 92,
        hidden: true,
      }),
      column('scope', ({ scope }) => texts.scope(scope), { least: 140 }),
      column('method', row => texts.method(row), { least: 130 }),
      column('targets', withShares, { least: 150 }),
      column('who', ({ createdBy }) => nameOfRef(createdBy), {
        width: 145,
        render: ({ createdBy }) => <RequesterLink requester={createdBy} />,
      }),
      column('when', ({ createdAt }) => createdAt, {
        width: 105,
        render: ({ createdAt }) => <RelativeTime at={createdAt} short />,
      }),
      column('reason', ({ reason }) => reason ?? null, { least: 130 }),
    ];
  }, [t, texts, names, now]);
};

interface RuleHistoryProps {
  rule: AllocationRule;
  now: string;
}

/** Every version of a rule, newest first: what it said, for when, and who made it so. */
export const RuleHistory = ({ rule, now }: RuleHistoryProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Box component="section">
      <Typography variant="h5" component="h2" gutterBottom>
        {t('rules.history')}
      </Typography>
      <DataTable
        id="allocation-rule-versions"
        label={t('rules.history')}
        rows={rule.versions.map(version => ({
          ...version,
          id: `${version.version}`,
        }))}
        columns={useColumns(now)}
      />
    </Box>
  );
};
