import {
  AllocationPreview,
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

const AT = '2026-01-01T00:00:00.000Z';

export const PERIODS = {
  items: ['2026-01', '2025-12'].map(period => ({
    period,
    runId: `run-${period}`,
    publishedAt: AT,
    lines: 9,
    currencies: ['USD'],
  })),
  defaultRange: { from: '2025-12', to: '2026-01' },
};

const moved = (was: string, would: string, difference: string) => ({
  was,
  would,
  difference,
});
const STAYS = moved('0', '0', '0');
const BEARS = moved('2', '4', '2');

/** A rule by which app-shop bears two dollars more of a closed month. */
export const previewOf = (period: string): AllocationPreview => ({
  period,
  runId: 'run',
  at: AT,
  measure: 'effective',
  closed: true,
  rule: { id: 'support', version: 3 },
  taken: [{ unit: 'USD', charges: 3, amount: '8' }],
  weightless: [{ rule: 'support', version: 3, month: period, charges: 5 }],
  totals: [
    {
      unit: 'USD',
      amount: STAYS,
      direct: STAYS,
      indirect: STAYS,
      unallocated: moved('9', '7', '-2'),
    },
  ],
  items: [
    {
      key: 'app-shop',
      label: 'app-shop',
      unit: 'USD',
      amount: BEARS,
      direct: STAYS,
      indirect: BEARS,
      unallocated: STAYS,
    },
  ],
});
