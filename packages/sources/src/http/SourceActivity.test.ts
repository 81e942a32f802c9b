import { SourceActivity } from './SourceActivity';

const call = (outcome: number | string, attempts = 1) =>
  ({
    type: 'call',
    client: 'gitlab',
    method: 'GET',
    route: '/x',
    outcome,
    durationMs: 1,
    attempts,
  } as const);
const HOUR = 60 * 60_000;

describe('SourceActivity', () => {
  it('counts calls with their retries, errors, and answers of 429 by themselves', () => {
    const activity = new SourceActivity();
    for (const outcome of [200, 429, 503, 404, 'ServiceUnavailableError', 'AbortError']) // prettier-ignore
      activity.record(call(outcome, outcome === 503 ? 3 : 1));
    expect(activity.all).toEqual({ calls: 8, errors: 3, limited: 1 });
  });

  it('gives each call to the one who takes it first', () => {
    const activity = new SourceActivity();
    activity.record(call(200));
    expect(activity.take()).toMatchObject({ calls: 1 });
    activity.record(call(500));
    expect(activity.take()).toEqual({ calls: 1, errors: 1, limited: 0 });
    expect(activity.take().calls).toBe(0);
  });

  it('forgets calls after an hour, and knows the state of the breaker', () => {
    const activity = new SourceActivity();
    activity.record(call(200), 0);
    activity.record(call(200), HOUR / 2);
    expect(activity.lastHour(HOUR / 2)).toMatchObject({ calls: 2 });
    expect(activity.lastHour(HOUR + 1)).toMatchObject({ calls: 1 });
    activity.record({ type: 'breaker', client: 'gitlab', state: 'open' });
    expect(activity.breaker).toBe('open');
  });
});
