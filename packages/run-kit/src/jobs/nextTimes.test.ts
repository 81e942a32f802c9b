import { nextTimes } from './nextTimes';

describe('nextTimes', () => {
  it('gives the next times of a schedule in UTC', () => {
    const times = nextTimes('5 2 * * *', new Date('2026-03-02T02:05:00Z'), 2);
    expect(times.map(each => each.toISOString())).toEqual([
      '2026-03-03T02:05:00.000Z',
      '2026-03-04T02:05:00.000Z',
    ]);
  });
});
