import { ReactNode } from 'react';
import Box from '@mui/material/Box';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { AllocationRuleVersion } from '@rosetta/contracts/finops';
import { ApplicationLink } from '@rosetta/plugin-rosetta-core-react/application';
import { GroupLink } from '@rosetta/plugin-rosetta-core-react/entity';
import { Fact, Facts } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';
import { RuleStateChip } from './RuleStateChip';
import { versionStateOf } from './ruleState';
import { useRuleTexts } from './useRuleTexts';
import { useTargetNames } from './useTargetNames';

const List = ({ children }: { children: ReactNode }) => (
  <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
    {children}
  </Box>
);

/** Who bears what the rule takes, and each one's coefficient. */
const Targets = ({ targets, coefficients }: AllocationRuleVersion) => {
  const texts = useRuleTexts();
  const names = useTargetNames();
  if ('applications' in targets)
    return (
      <List>
        {targets.applications.map(id => (
          <li key={id}>
            <ApplicationLink application={id}>
              {names.get(id) ?? id}
            </ApplicationLink>
            {coefficients && ` × ${coefficients[id]}`}
          </li>
        ))}
      </List>
    );
  if ('groups' in targets)
    return (
      <List>
        {targets.groups.map(id => (
          <li key={id}>
            <GroupLink group={id}>{names.get(id) ?? id}</GroupLink>
          </li>
        ))}
      </List>
    );
  return <>{texts.targets(targets)}</>;
};

interface RuleFactsProps {
  id: string;
  version: AllocationRuleVersion;
  now: string;
}

/** What a rule says now. */
export const RuleFacts = ({ id, version, now }: RuleFactsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const texts = useRuleTexts();
  return (
    <Facts minWidth={220}>
      <Fact name={t('rules.column.state')}>
        <RuleStateChip state={versionStateOf(version, now)} />
      </Fact>
      <Fact name={t('rules.column.validity')}>{texts.validity(version)}</Fact>
      <Fact name={t('rules.column.priority')}>{version.priority}</Fact>
      <Fact name={t('rules.column.scope')}>{texts.scope(version.scope)}</Fact>
      <Fact name={t('rules.column.method')}>{texts.method(version)}</Fact>
      <Fact name={t('rules.column.targets')}>
        <Targets {...version} />
      </Fact>
      <Fact name={t('rules.column.id')}>
        <code>{id}</code>
      </Fact>
    </Facts>
  );
};
