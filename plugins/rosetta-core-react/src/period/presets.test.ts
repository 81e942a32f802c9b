import { presetRange, withLastMonth, withStart } from './presets';

describe('presetRange', () => {
  it('takes only months that are over', () => {
    const now = '2026-02';
    expect(presetRange('last-month', undefined, now)).toEqual({
      from: '2026-01',
      to: '2026-02',
    });
    expect(presetRange('last-3', undefined, now)).toEqual({
      from: '2025-11',
      to: '2026-02',
    });
    expect(presetRange('last-12', '2026-02', now)).toEqual({
      from: '2025-02',
      to: '2026-02',
    });
  });

  it('ends the year with the current month where that has figures', () => {
    expect(presetRange('this-year', '2026-11', '2026-11').to).toBe('2026-12');
    expect(presetRange('this-year', '2026-10', '2026-11')).toEqual({
      from: '2026-01',
      to: '2026-11',
    });
  });

  it('takes January itself as this year in January', () => {
    expect(presetRange('this-year', '2025-12', '2026-01')).toEqual({
      from: '2026-01',
      to: '2026-02',
    });
  });
});

describe('a range of months', () => {
  const range = { from: '2024-09', to: '2024-11' };

  it('never turns around when an end is moved', () => {
    expect(withStart(range, '2024-12')).toEqual({
      from: '2024-12',
      to: '2025-01',
    });
    expect(withLastMonth(range, '2024-08')).toEqual({
      from: '2024-08',
      to: '2024-09',
    });
  });

  it('keeps its other end when there is no need to move it', () => {
    expect(withStart(range, '2024-10')).toEqual({
      from: '2024-10',
      to: '2024-11',
    });
    expect(withLastMonth(range, '2024-12')).toEqual({
      from: '2024-09',
      to: '2025-01',
    });
  });
});
