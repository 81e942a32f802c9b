import { liveOf } from '../testUtils';
import { levelOf, othersThan, troubleOf, worstFirst } from './severity';

describe('several deployments in one environment', () => {
  it('begin with the worst health, and among those with the worst sync', () => {
    const ids = [
      liveOf({ id: 'well' }),
      liveOf({ id: 'drifted', sync: 'OutOfSync' }),
      liveOf({ id: 'not known', health: null, sync: null, status: 'failed' }),
      liveOf({ id: 'sick and drifted', health: 'Degraded', sync: 'OutOfSync' }),
      liveOf({ id: 'sick', health: 'Degraded' }),
    ]
      .sort(worstFirst)
      .map(({ id }) => id);
    expect(ids).toEqual([
      'sick and drifted',
      'sick',
      'drifted',
      'not known',
      'well',
    ]);
  });

  it('have one level, the worst that any source says', () => {
    const gitlab = { health: null, sync: null } as const;
    expect(levelOf([liveOf(), liveOf({ sync: 'OutOfSync' })])).toBe('differs');
    expect(levelOf([liveOf(), liveOf({ ...gitlab, status: 'failed' })])).toBe('differs'); // prettier-ignore
    expect(levelOf([liveOf({ ...gitlab, status: 'success' })])).toBe('healthy');
    expect(levelOf([liveOf(gitlab)])).toBe('unknown');
    expect(levelOf([])).toBe('healthy');
  });

  it('say what is not as it should be, and nothing of what is well', () => {
    const status = 'failed' as const;
    expect(troubleOf([liveOf(), liveOf({ sync: 'OutOfSync' }), liveOf({ status })])).toEqual({ sync: 'OutOfSync', status }); // prettier-ignore
    expect(troubleOf([liveOf()])).toEqual({});
  });

  it('are others where it is another revision, or the same source says so', () => {
    const lead = liveOf();
    const twin = liveOf({ id: 'twin' });
    const same = liveOf({ id: 'same', source: 'gitlab' });
    const older = liveOf({ id: 'older', source: 'gitlab', revision: 'b2' });
    expect(othersThan(lead, [lead, twin, same, older])).toEqual([twin, older]);
  });
});
