import {
  AllocationRule,
  AllocationRuleVersion,
} from '@rosetta/contracts/finops';

export const versionOf = (
  more: Partial<AllocationRuleVersion> = {},
): AllocationRuleVersion => ({
  version: 1,
  name: 'Support',
  priority: 10,
  scope: { product: 'support' },
  method: 'fixed',
  targets: { applications: ['app-payments', 'app-shop'] },
  coefficients: { 'app-payments': '0.25', 'app-shop': '0.75' },
  validFrom: '2024-01-01T00:00:00.000Z',
  validTo: null,
  createdAt: '2026-01-02T03:04:05.000Z',
  createdBy: 'user:default/jane',
  reason: 'The contract of 2024',
  ...more,
});

/** A rule as its first version has it. */
export const ruleOf = ({
  id = 'support',
  versions = [versionOf()],
}: Partial<Pick<AllocationRule, 'id' | 'versions'>> = {}): AllocationRule => {
  const { replacedBy: _, ...latest } = versions[0];
  return {
    id,
    revision: Math.max(...versions.map(({ version }) => version)),
    ...latest,
    versions,
  };
};
