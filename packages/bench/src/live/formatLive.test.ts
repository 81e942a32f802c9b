import { formatLive } from './formatLive';

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
