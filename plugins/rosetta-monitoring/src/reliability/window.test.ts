import { windowOf } from './window';

it('is the same for signals by the minute, logs, and what happened on its days', () => {
  expect(windowOf('24h', Date.parse('2026-11-20T11:59:30Z'))).toEqual({
    from: '2026-11-19T12:00:00.000Z',
    to: '2026-11-20T12:00:00.000Z',
    step: 'minute',
    days: { from: '2026-11-19', to: '2026-11-21' },
  });
});

it('is by the hour where minutes would be too many', () => {
  expect(windowOf('30d', Date.now()).step).toBe('hour');
});
