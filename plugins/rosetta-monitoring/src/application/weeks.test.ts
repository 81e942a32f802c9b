import { countByWeek, lastWeeks, publishedWeeks, upToToday } from './weeks';

describe('weeks', () => {
  it('are whole, from Monday to Monday, and end before this one', () => {
    const sunday = new Date('2026-11-22T23:59:00Z');
    expect(lastWeeks(2, sunday)).toEqual({
      from: '2026-11-02',
      to: '2026-11-16',
    });
    const monday = new Date('2026-11-23T00:00:00Z');
    expect(lastWeeks(1, monday)).toEqual({
      from: '2026-11-16',
      to: '2026-11-23',
    });
  });

  it('begin where history does, with a whole week', () => {
    const window = { from: '2026-11-02', to: '2026-11-23' };
    const since = (first: string | null) => publishedWeeks(window, first).from;
    expect(since('2026-10-14')).toBe('2026-11-02');
    expect(since('2026-11-09')).toBe('2026-11-09');
    expect(since('2026-11-10')).toBe('2026-11-16');
    // No whole week is known: what there is of one is better than nothing.
    expect(since('2026-11-17')).toBe('2026-11-02');
    expect(since(null)).toBe('2026-11-02');
  });

  it('have the present one at their end, which is not over', () => {
    const now = new Date('2026-11-25T09:00:00Z');
    const window = upToToday(lastWeeks(1, now), now);
    expect(window).toEqual({ from: '2026-11-16', to: '2026-11-26' });
    expect(countByWeek(['2026-11-24'], window)).toEqual([
      { monday: '2026-11-16', count: 0 },
      { monday: '2026-11-23', count: 1 },
    ]);
  });

  it('count what happened in each, and zero where nothing did', () => {
    const days = ['2026-11-02', '2026-11-08', '2026-11-16'];
    expect(countByWeek(days, { from: '2026-11-02', to: '2026-11-23' })).toEqual(
      [
        { monday: '2026-11-02', count: 2 },
        { monday: '2026-11-09', count: 0 },
        { monday: '2026-11-16', count: 1 },
      ],
    );
  });
});
