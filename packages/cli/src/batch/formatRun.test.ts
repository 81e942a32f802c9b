import { Run } from '@rosetta/contracts/runs';
import { formatRun } from './formatRun';

const RUN: Run = {
  id: 'run-1',
  job: 'costs',
  period: '2024-09',
  mode: 'run',
  state: 'succeeded',
  requestedBy: 'cli:jane',
  reason: 'to see',
  requestedAt: '2024-10-01T02:00:00.000Z',
  startedAt: '2024-10-01T02:00:00.000Z',
  finishedAt: '2024-10-01T02:00:01.250Z',
  progress: { step: 'done', done: 1, total: 1 },
  counts: { lines: 1000, direct: 660 },
  inputs: {},
  error: null,
  attempt: 1,
  published: true,
  publishedAt: '2024-10-01T02:00:01.250Z',
};

describe('formatRun', () => {
  it('includes counts, duration and warnings', () => {
    expect(formatRun(RUN, 'as before', ['3 charges are not direct'])).toBe(
      'costs 2024-09  1,000 lines, 660 direct (1.3 s)  run run-1\n' +
        '         ! 3 charges are not direct',
    );
  });

  it('uses the singular for one line', () => {
    const counts = { lines: 1, direct: 0, summaries: 1 };
    expect(formatRun({ ...RUN, counts }, '', [])).toMatch(
      /^costs 2024-09 {2}1 line, 0 direct, 1 summary /,
    );
  });

  it('says that there was nothing to do', () => {
    expect(
      formatRun({ ...RUN, counts: { unchanged: true } }, 'as before', []),
    ).toMatch(/^costs 2024-09 {2}nothing to do: as before/);
  });

  it('includes the reason of a failure', () => {
    const failed: Run = { ...RUN, state: 'failed', error: 'No référentiel.' };
    expect(formatRun(failed, '', [])).toMatch(
      /^costs 2024-09 {2}failed: No référentiel/,
    );
  });
});
