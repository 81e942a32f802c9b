import { createHealth } from '../health/createHealth';
import { createProbesApp } from '../http/createServiceApp';
import { createLogger } from '../logger';
import { startService } from './startService';
import { Dependency } from './types';

const logger = createLogger({ service: 'demo-api', level: 'silent' });

const optionsWith = (dependencies: Dependency[]) => {
  const health = createHealth({ version: '1' });
  const app = createProbesApp({ version: '1', logger, health });
  const listen = { app, host: '127.0.0.1', port: 0 };
  return { name: 'demo-api', logger, health, listen, dependencies };
};
const part = (name: string, more: Partial<Dependency> = {}): Dependency => ({
  name,
  required: true,
  ...more,
});

describe('startService', () => {
  it('answers probes while dependencies start one after the other', async () => {
    const order: string[] = [];
    const seen: unknown[] = [];
    let finish!: () => void;
    const options = optionsWith([
      part('first', {
        start: async () => {
          order.push('first');
          await new Promise<void>(done => {
            finish = done;
          });
        },
      }),
      part('second', { start: async () => void order.push('second') }),
    ]);
    const starting = startService(options);
    await new Promise(done => setTimeout(done, 50));
    seen.push(options.health.phase, [...order]);
    finish();
    const service = await starting;
    seen.push(options.health.phase, order);

    expect(seen).toEqual(['starting', ['first'], 'ready', ['first', 'second']]);
    expect((await fetch(`${service.url}/health/ready`)).status).toBe(200);
    await service.stop('test');
    await expect(fetch(`${service.url}/health`)).rejects.toThrow();
  });

  it('starts without an optional dependency, reports it, and starts it later', async () => {
    let there = false;
    const service = await startService(
      optionsWith([
        part('cache', {
          required: false,
          start: async () => {
            if (!there) throw new Error('unavailable');
          },
        }),
      ]),
    );
    const report = async () => (await fetch(`${service.url}/health`)).json();

    expect(await report()).toMatchObject({
      status: 'degraded',
      checks: [{ name: 'cache', status: 'down', required: false }],
    });
    there = true;
    let latest = await report();
    for (let turn = 0; turn < 20 && latest.status !== 'up'; turn++) {
      await new Promise(done => setTimeout(done, 400));
      latest = await report();
    }
    expect(latest).toMatchObject({ status: 'up' });
    await service.stop('test');
  });

  it('throws name, reason and cure when a required dependency fails', async () => {
    const stopped: string[] = [];
    const dependencies = [
      part('first', { stop: async () => void stopped.push('first') }),
      part('demo_db', {
        start: () => Promise.reject(new Error('no such host')),
        cure: 'Is PostgreSQL running?',
      }),
      part('never', { start: async () => void stopped.push('started') }),
    ];

    await expect(startService(optionsWith(dependencies))).rejects.toThrow(
      'demo-api cannot start: demo_db: no such host. Is PostgreSQL running?',
    );
    expect(stopped).toEqual(['first']);
  });
});

describe('stop', () => {
  it('continues when a dependency fails to stop, and runs once', async () => {
    const stopped: string[] = [];
    const service = await startService(
      optionsWith([
        part('first', { stop: async () => void stopped.push('first') }),
        part('second', { stop: () => Promise.reject(new Error('stuck')) }),
      ]),
    );

    await Promise.all([service.stop('a'), service.stop('b')]);

    expect(stopped).toEqual(['first']);
  });
});
