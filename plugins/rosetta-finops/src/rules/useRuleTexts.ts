import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AllocationRuleVersion,
  RULE_SCOPE_FIELDS,
  RuleScope,
  RuleTargets,
  parseBasis,
} from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';

type Validity = Pick<AllocationRuleVersion, 'validFrom' | 'validTo'>;
type Split = Pick<AllocationRuleVersion, 'method' | 'basis'>;

/** What a rule says, in words. */
export const useRuleTexts = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  return useMemo(() => {
    const scope = (fields: RuleScope) =>
      RULE_SCOPE_FIELDS.filter(field => fields[field] !== undefined)
        .map(field => `${t(`rules.scopeField.${field}`)} ${fields[field]}`)
        .join(' · ') || t('rules.scopeAll');

    const basis = (text: string) => {
      const parsed = parseBasis(text);
      if (parsed?.kind === 'consumption')
        return t('rules.basis.consumption', { metric: parsed.metric });
      return text.includes(':')
        ? t('rules.basis.categories', {
            categories: formats.list(parsed?.categories ?? []),
          })
        : t('rules.basis.directCost');
    };

    const method = (split: Split) =>
      split.basis
        ? formats.named(t(`rules.method.${split.method}`), basis(split.basis))
        : t(`rules.method.${split.method}`);

    const targets = (to: RuleTargets, names?: ReadonlyMap<string, string>) => {
      const listed = (ids: readonly string[]) =>
        formats.list(ids.map(id => names?.get(id) ?? id));
      if ('applications' in to) return listed(to.applications);
      if ('groups' in to)
        return t('rules.target.ofGroups', { groups: listed(to.groups) });
      if ('attribute' in to) return t('rules.target.with', to.attribute);
      return t('rules.target.everyone');
    };

    const validity = ({ validFrom, validTo }: Validity) =>
      validTo === null
        ? t('rules.since', { from: formats.day(validFrom) })
        : t('rules.fromTo', {
            from: formats.day(validFrom),
            to: formats.day(validTo),
          });

    return { scope, method, targets, validity };
  }, [t, formats]);
};
