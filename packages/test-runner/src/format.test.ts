import { formatCounts, formatSummary } from './format';

describe('the summary of a test run', () => {
  const outcomes = [
    { name: 'lint', seconds: 12.4, passed: 1, failed: 0, skipped: 0 },
    {
      name: 'browser',
      seconds: 300,
      passed: 10,
      failed: 1,
      skipped: 49,
      timings: [
        { name: 'a', seconds: 1 },
        { name: 'b', seconds: 2.25 },
      ],
      leftOut: [{ what: 'the pages', why: 'Chromium is missing', count: 49 }],
    },
  ];

  it('has a line per stage, the slowest first, and what was left out', () => {
    expect(formatSummary(outcomes)).toBe(`
part           time   passed   failed  skipped
lint           12 s        1        0        0
browser       300 s       10        1       49

Slowest of browser
    2.3 s  b
    1.0 s  a

Left out
! the pages (49): Chromium is missing`);
  });

  it('lists no more than ten of a stage', () => {
    const timings = Array.from({ length: 12 }, (_, n) => ({
      name: `file ${n}`,
      seconds: n,
    }));
    const text = formatSummary([{ ...outcomes[0], timings }]);
    expect(text.match(/file \d+/g)).toHaveLength(10);
    expect(text).not.toContain('file 1\n');
  });

  it('ends with counts that name skipped tests only when there are some', () => {
    expect(formatCounts({ passed: 2, failed: 0, skipped: 0 })).toBe(
      '2 passed, 0 failed',
    );
    expect(formatCounts({ passed: 2, failed: 1, skipped: 3 })).toBe(
      '2 passed, 1 failed, 3 skipped',
    );
  });
});
