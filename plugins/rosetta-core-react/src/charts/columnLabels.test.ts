import { ColumnText, thinOut } from './columnLabels';

const texts = (total: string) =>
  new Map<string, ColumnText>(
    ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05'].map(month => [
      month,
      month === '2026-02' ? { gap: 'No bill' } : { total },
    ]),
  );

const shown = (total: string, width: number) =>
  [...thinOut(texts(total), width)]
    .filter(([, text]) => text.total ?? text.gap)
    .map(([month]) => month.slice(-2));

describe('the totals above columns', () => {
  it('all stand where they have room', () => {
    expect(shown('$1K', 400)).toEqual(['01', '02', '03', '04', '05']);
  });

  it('are fewer where they would run into each other: the last one stays, and so do gaps', () => {
    expect(shown('15,9 k $US', 300)).toEqual(['01', '02', '03', '05']);
    expect(shown('15,9 k $US', 60)).toEqual(['02', '05']);
  });

  it('leave the sign of a month that is marked where they have no room', () => {
    const marked = { total: '15,9 k $US', note: '▲ 1 anomaly', isMarked: true };
    const all = texts('15,9 k $US').set('2026-03', marked);
    expect(thinOut(all, 600).get('2026-03')).toEqual(marked);
    expect(thinOut(all, 60).get('2026-03')).toEqual({ note: '▲' });
  });
});
