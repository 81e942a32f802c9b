import { createHealth } from './createHealth';
import { Check } from './types';

const up = (name: string, required = true): Check => ({
  name,
  required,
  run: async () => {},
});
const down = (name: string, required: boolean, error: Error): Check => ({
  name,
  required,
  run: () => Promise.reject(error),
});
const refused = Object.assign(
  new Error('connect ECONNREFUSED postgres://u:hunter2@10.0.0.1/db'),
  { code: 'ECONNREFUSED' },
);

describe('createHealth', () => {
  it('reports up, with version and start time, when every check passes', async () => {
    const health = createHealth({ version: '1.2.3', checks: [up('demo_db')] });

    expect(await health.report()).toEqual({
      status: 'up',
      checks: [{ name: 'demo_db', status: 'up', required: true }],
      version: '1.2.3',
      since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
  });

  it('reports down when a required check fails, with a code and never an address', async () => {
    const checks = [up('a'), down('demo_db', true, refused)];
    const report = await createHealth({ version: '1', checks }).report();

    expect(report.status).toBe('down');
    expect(report.checks[1]).toEqual({
      name: 'demo_db',
      status: 'down',
      required: true,
      error: 'ECONNREFUSED',
    });
    expect(JSON.stringify(report)).not.toMatch(/hunter2|10\.0\.0\.1/);
  });

  it('reports degraded when an optional check fails', async () => {
    const checks = [up('demo_db'), down('cache', false, new Error('secret'))];
    const report = await createHealth({ version: '1', checks }).report();

    expect(report).toMatchObject({
      status: 'degraded',
      checks: [{ status: 'up' }, { status: 'down', error: 'no answer' }],
    });
  });

  it('times out a check that never answers', async () => {
    const health = createHealth({
      version: '1',
      checks: [
        { name: 'stuck', required: true, run: () => new Promise(() => {}) },
      ],
    });

    expect((await health.report()).status).toBe('down');
  });

  it('runs each check once for concurrent probes', async () => {
    let runs = 0;
    const health = createHealth({ version: '1' });
    health.add({
      name: 'demo_db',
      required: true,
      run: async () => {
        runs += 1;
      },
    });

    await Promise.all([health.report(), health.report(), health.report()]);

    expect(runs).toBe(1);
  });

  it.each(['starting', 'draining'] as const)(
    'reports that it is %s',
    async phase => {
      const health = createHealth({ version: '1', phase });

      expect((await health.report()).status).toBe(phase);
    },
  );
});
