import { TimelineItem } from '@rosetta/contracts/monitoring';
import { toLanes } from './lanes';

const item = (fields: Partial<TimelineItem>): TimelineItem => ({
  kind: 'incident',
  id: '1',
  at: '2026-03-02T00:00:00.000Z',
  until: null,
  title: '',
  status: '',
  level: 'info',
  detail: null,
  url: null,
  deployment: null,
  slo: null,
  ...fields,
});

it('places what happened within the window, and lets what goes on reach its end', () => {
  const lanes = toLanes(
    [
      item({ at: '2026-03-03T00:00:00.000Z' }),
      item({
        kind: 'change',
        at: '2026-02-28T00:00:00.000Z',
        until: '2026-03-02T12:00:00.000Z',
      }),
    ],
    { from: '2026-03-02', to: '2026-03-06' },
  );
  expect(
    lanes.map(({ kind, marks }) => [
      kind,
      ...marks.map(({ left, width }) => `${left} ${width}`),
    ]),
  ).toEqual([
    ['incident', '25 75'],
    ['burn'],
    ['problem'],
    ['anomaly'],
    ['change', '0 12.5'],
    ['deployment'],
  ]);
});
