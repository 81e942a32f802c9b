import { formatLive } from './formatLive';
import { percentilesOf } from './percentiles';

it('returns percentiles that are measured values', () => {
  const hundred = Array.from({ length: 100 }, (_, at) => 100 - at);
  expect(percentilesOf(hundred)).toEqual({ count: 100, p50: 50, p99: 99, max: 100 });
  expect(percentilesOf([7])).toEqual({ count: 1, p50: 7, p99: 7, max: 7 });
}); // prettier-ignore

it('formats a result with the cost of pages and the changes that did not arrive', () => {
  const times = { count: 10, p50: 1, p99: 2, max: 3 };
  const text = formatLive({
    pages: 500,
    change: times,
    missed: 2,
    costs: [{ process: 'backstage', megabytes: 300, megabytesPerPage: 0.25, cpuPercent: 12.4 }],
    allSourcesUp: times,
    oneSourceSlow: times,
  }); // prettier-ignore
  expect(text).toContain('a change reaches 500 pages');
  expect(text).toContain('not at all within 5 s: 2');
  expect(text).toContain('300 MB, 256 kB per page, 12 % of a core');
});
