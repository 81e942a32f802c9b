import { resolvePeriodBounds } from '@rosetta/contracts/values';
import { resolveDays } from './resolveDays';

const NOW = new Date('2026-03-15T12:00:00Z');
const BOUNDS = resolvePeriodBounds(undefined, NOW);

describe('resolveDays', () => {
  it.each([
    [{}, { from: '2026-02-14', to: '2026-03-16' }],
    [{ from: '2026-03-02' }, { from: '2026-03-02', to: '2026-03-03' }],
    [{ to: '2026-03-02' }, { from: '2026-03-01', to: '2026-03-02' }],
  ])('resolves %j', (query, range) => {
    expect(resolveDays(query, 30, BOUNDS, NOW)).toEqual(range);
  });

  it.each([
    [{ to: '0001-01-01' }, 'from: is outside the supported range, '],
    [{ from: '9999-12-31' }, 'from: is outside the supported range, '],
    [{ from: '2017-01-01', to: '2026-01-01' }, 'to: at most 1830 days after'],
  ])('rejects %j', (query, problem) => {
    expect(() => resolveDays(query, 30, BOUNDS, NOW)).toThrow(problem);
  });
});
