import { mockServices } from '@backstage/backend-test-utils';
import { ReadinessChecks, createRootHealth } from './readiness';

const start = () => {
  const checks = new ReadinessChecks();
  const lifecycle = mockServices.rootLifecycle.mock();
  const health = createRootHealth(lifecycle, checks);
  const [[startUp]] = lifecycle.addStartupHook.mock.calls;
  const [[shutDown]] = lifecycle.addBeforeShutdownHook.mock.calls;
  return { checks, health, startUp, shutDown };
};

describe('the readiness of the portal', () => {
  it('is 503 before the portal has started and once it stops', async () => {
    const { health, startUp, shutDown } = start();
    expect((await health.getReadiness()).status).toBe(503);
    startUp();
    expect(await health.getReadiness()).toEqual({
      status: 200,
      payload: { status: 'ok' },
    });
    shutDown();
    expect((await health.getReadiness()).status).toBe(503);
    expect((await health.getLiveness()).status).toBe(200);
  });

  it('is 503 with the names of checks that fail or take too long', async () => {
    const { checks, health, startUp } = start();
    startUp();
    checks.add({ name: 'here', run: async () => 1 });
    checks.add({
      name: 'the database',
      run: async () => {
        throw new Error('connect ECONNREFUSED 10.0.0.1:5432');
      },
    });
    checks.add({ name: 'the bus', run: () => new Promise(() => {}) });
    expect(await health.getReadiness()).toEqual({
      status: 503,
      payload: {
        status: 'error',
        message: 'Not available: the database, the bus',
      },
    });
    expect((await health.getLiveness()).status).toBe(200);
  });
});
