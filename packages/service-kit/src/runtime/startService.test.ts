import { createHealth } from '../health/createHealth';
import { createProbesApp } from '../http/createServiceApp';
import { createLogger } from '../logger';
import { startService } from './startService';
import { Part } from './types';

const logger = createLogger({ service: 'demo-api', level: 'silent' });

const optionsWith = (parts: Part[]) => {
  const health = createHealth({ version: '1' });
  const app = createProbesApp({ version: '1', logger, health });
  const listen = { app, host: '127.0.0.1', port: 0 };
  return { name: 'demo-api', logger, health, listen, parts };
};
const part = (name: string, more: Partial<Part> = {}): Part => ({
  name,
  required: true,
  ...more,
});

jest.setTimeout(20_000);

describe('starting', () => {
  it('answers probes while parts start, one after the other', async () => {
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

  it('goes on without an optional part, says so, and takes it in later', async () => {
    let there = false;
    const service = await startService(
      optionsWith([
        part('cache', {
          required: false,
          start: async () => {
            if (!there) throw new Error('away');
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

  it('stops at a required part that fails, with its name, reason and cure', async () => {
    const stopped: string[] = [];
    const parts = [
      part('first', { stop: async () => void stopped.push('first') }),
      part('demo_db', {
        start: () => Promise.reject(new Error('no such host')),
        cure: 'Is PostgreSQL running?',
      }),
      part('never', { start: async () => void stopped.push('started') }),
    ];

    await expect(startService(optionsWith(parts))).rejects.toThrow(
      'demo-api cannot start: demo_db: no such host. Is PostgreSQL running?',
    );
    expect(stopped).toEqual(['first']);
  });
});

describe('stopping', () => {
  it('goes on when a part does not stop, and happens once', async () => {
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
