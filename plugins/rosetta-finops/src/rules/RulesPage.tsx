import { useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AllocationRule,
  AllocationRuleVersion,
  listAllocationRules,
} from '@rosetta/contracts/finops';
import { useRouteItems } from '@rosetta/plugin-rosetta-core-react/data';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import { Column, DataTable } from '@rosetta/plugin-rosetta-core-react/table';
import { ruleRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { newRuleScope, newRuleValidFrom } from './newRuleAddress';
import { RuleButton } from './RuleButton';
import { RuleLink } from './RuleLink';
import { RuleStateChip } from './RuleStateChip';
import { shownVersion, versionStateOf } from './ruleState';
import { useRuleTexts } from './useRuleTexts';
import { useTargetNames } from './useTargetNames';

interface RuleRow extends AllocationRuleVersion {
  id: string;
  versions: number;
}

const useColumns = (now: string): Column<RuleRow>[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const texts = useRuleTexts();
  const names = useTargetNames();
  return useMemo(() => {
    const column = (
      key: 'priority' | 'name' | 'state' | 'scope' | 'method' | 'targets' | 'validity' | 'versions',
      value: Column<RuleRow>['value'],
      more: Partial<Column<RuleRow>> = {},
    ) => ({ key, label: t(`rules.column.${key}`), value, ...more }); // prettier-ignore
    return [
      column('priority', ({ priority }) => priority, {
        kind: 'number',
        width: 84,
      }),
      column('name', ({ name }) => name, {
        least: 220,
        render: ({ id, name }) => <RuleLink id={id}>{name}</RuleLink>,
      }),
      column('state', row => t(`rules.state.${versionStateOf(row, now)}`), {
        width: 112,
        render: row => <RuleStateChip state={versionStateOf(row, now)} />,
      }),
      column('scope', ({ scope }) => texts.scope(scope), { least: 200 }),
      column('method', row => texts.method(row), { least: 250 }),
      column('targets', ({ targets }) => texts.targets(targets, names), {
        least: 170,
      }),
      column('validity', row => texts.validity(row), { least: 140 }),
      column('versions', ({ versions }) => versions, {
        kind: 'number',
        width: 92,
        hidden: true,
      }),
    ];
  }, [t, texts, names, now]);
};

const RulesTable = ({ rules }: { rules: readonly AllocationRule[] }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const navigate = useNavigate();
  const rule = useRouteRef(ruleRouteRef);
  const now = useMemo(() => new Date().toISOString(), []);
  const columns = useColumns(now);
  if (rules.length === 0)
    return (
      <EmptyState title={t('rules.none')}>{t('rules.noneHelp')}</EmptyState>
    );
  return (
    <DataTable
      id="allocation-rules"
      label={t('rules.title')}
      rows={rules.map(({ id, versions }) => ({
        ...shownVersion({ versions }, now),
        id,
        versions: versions.length,
      }))}
      columns={columns}
      onOpen={id => rule && navigate(rule({ id }))}
    />
  );
};

/** The rules that split what has no owner of its own, in the order in which they take charges. */
export const RulesPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const rules = useRouteItems(listAllocationRules, {});
  const [params] = useSearchParams();
  return (
    <PageFrame
      title={t('rules.title')}
      line={t('rules.about')}
      actions={
        <RuleButton
          scope={newRuleScope(params)}
          validFrom={newRuleValidFrom(params)}
        />
      }
    >
      <Resource state={rules}>{items => <RulesTable rules={items} />}</Resource>
    </PageFrame>
  );
};
