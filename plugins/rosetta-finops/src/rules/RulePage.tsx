import { useMemo } from 'react';
import { useParams } from 'react-router-dom';
import { useRouteRef, useTranslationRef } from '@backstage/frontend-plugin-api';
import { AllocationRule, getAllocationRule } from '@rosetta/contracts/finops';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';
import { DrillPath, PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import { Resource } from '@rosetta/plugin-rosetta-core-react/resource';
import { rulesRouteRef } from '../routes';
import { finopsTranslationRef } from '../translation';
import { ConsumedTable } from './ConsumedTable';
import { RuleButton } from './RuleButton';
import { RuleFacts } from './RuleFacts';
import { RuleHistory } from './RuleHistory';
import { shownVersion } from './ruleState';

const RuleSheet = ({ rule }: { rule: AllocationRule }) => {
  const now = useMemo(() => new Date().toISOString(), []);
  const version = shownVersion(rule, now);
  return (
    <>
      <RuleFacts id={rule.id} version={version} now={now} />
      <ConsumedTable {...version} />
      <RuleHistory rule={rule} now={now} />
    </>
  );
};

/** One rule: what it takes, how it splits it over whom, and what it said before. */
export const RulePage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { id = '' } = useParams();
  const list = useRouteRef(rulesRouteRef);
  const state = useRoute(getAllocationRule, { params: { id } });
  const name = state.value?.name ?? id;
  return (
    <PageFrame
      title={name}
      line={t('rules.one')}
      actions={state.value && <RuleButton rule={state.value} />}
    >
      <DrillPath
        crumbs={[
          { label: t('rules.title'), to: list?.() ?? '' },
          { label: name, to: '#' },
        ]}
      />
      <Resource state={state}>{rule => <RuleSheet rule={rule} />}</Resource>
    </PageFrame>
  );
};
