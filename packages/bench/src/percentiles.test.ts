import { percentilesOf } from './percentiles';

it('returns percentiles that are measured values', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentilesOf(hundred)).toEqual({ count: 100, p50: 50, p99: 99, max: 100 });
  expect(percentilesOf([7])).toEqual({ count: 1, p50: 7, p99: 7, max: 7 });
}); // prettier-ignore
