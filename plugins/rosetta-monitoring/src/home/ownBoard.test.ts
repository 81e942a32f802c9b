import { liveOf } from '../testUtils';
import { findLastInProduction, rankDeployments } from './ownBoard';

const staging = { environment: 'staging', production: false } as const;

describe('rankDeployments', () => {
  it('puts first what fails in production, then elsewhere, then what is well, then what is not there', () => {
    const degraded = { health: 'Degraded' } as const;
    const ranks = [
      [liveOf(degraded)],
      [liveOf(), liveOf({ ...staging, ...degraded })],
      [liveOf({ sync: 'OutOfSync' })],
      [liveOf(), liveOf({ ...staging, sync: 'OutOfSync' })],
      [liveOf()],
      [],
    ].map(deployments => rankDeployments(deployments));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(ranks).size).toBe(ranks.length);
  });
});

describe('findLastInProduction', () => {
  it('finds the newest deployment to production', () => {
    const found = findLastInProduction([
      liveOf({ id: 'old', deployedAt: '2026-11-01T00:00:00.000Z' }),
      liveOf({ id: 'new', deployedAt: '2026-11-19T00:00:00.000Z' }),
      liveOf({ ...staging, id: 'staging', deployedAt: '2026-11-20T00:00:00.000Z' }), // prettier-ignore
      liveOf({ id: 'never', deployedAt: null }),
    ]);
    expect(found?.id).toBe('new');
  });

  it('finds nothing where nothing went to production', () => {
    expect(findLastInProduction([liveOf(staging)])).toBeUndefined();
  });
});
