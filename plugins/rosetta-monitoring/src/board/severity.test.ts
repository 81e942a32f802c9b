import { liveOf } from '../testUtils';
import { othersThan, worstFirst, worstStatus } from './severity';

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
      'well',
      'not known',
    ]);
  });

  it('got there only if each of them did', () => {
    const statuses = (['success', null, 'failed'] as const).map(status =>
      liveOf({ status }),
    );
    expect(worstStatus(statuses)).toBe('failed');
    expect(worstStatus([liveOf()])).toBeUndefined();
  });

  it('are others where it is another revision, or the same source says so', () => {
    const lead = liveOf();
    const twin = liveOf({ id: 'twin' });
    const same = liveOf({ id: 'same', source: 'gitlab' });
    const older = liveOf({ id: 'older', source: 'gitlab', revision: 'b2' });
    expect(othersThan(lead, [lead, twin, same, older])).toEqual([twin, older]);
  });
});
