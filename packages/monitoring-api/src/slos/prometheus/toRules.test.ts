import { SloInput, SloVersion } from '@rosetta/contracts/monitoring';
import { burnRulesOf } from '../SloStatuses';
import { toPrometheusRules } from './toRules';

it('takes the series that people name as counters', () => {
  const input = SloInput.parse({
    name: 'Shop',
    application: 'app-shop',
    objective: 0.999,
    window: { type: 'rolling', duration: '30d' },
    budgeting: { method: 'Occurrences' },
    indicator: {
      kind: 'ratio',
      bad: { signal: 'errors', prometheus: 'http_requests_total{code=~"5.."}' },
      total: { signal: 'traffic', prometheus: 'http_requests_total' },
    },
  });
  const slo = { ...(input as unknown as SloVersion), id: 'shop' };
  const rules = burnRulesOf(slo, { minEvents: 100, atRisk: 0.25 });
  expect(toPrometheusRules(slo, rules)).toContain(
    'sum(increase(http_requests_total{code=~"5.."}[5m])) / sum(increase(http_requests_total[5m]))',
  );
});
