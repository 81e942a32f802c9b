import { createHttpClient } from '@rosetta/http-kit';
import { DemoProcess } from '../__testUtils__/DemoProcess';

const started: DemoProcess[] = [];
function start(args: string[] = [], ipc = false) {
  const process = new DemoProcess(args, ipc);
  started.push(process);
  return process;
}
afterEach(() => {
  for (const process of started.splice(0)) process.kill('SIGKILL');
});

const asJane = { headers: { authorization: 'Bearer jane' } };
const get = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...asJane, ...init });

describe('a service process', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s answers 503 on readiness, finishes requests, stops in reverse order and exits with 0',
    async signal => {
      const service = start();
      const url = await service.url();
      const inFlight = get(`${url}/v1/things/800`);
      await new Promise(done => setTimeout(done, 100));

      service.kill(signal);
      await service.waitForLog('Service stopping');
      const ready = await get(`${url}/health/ready`);
      const late = await get(`${url}/v1/things/0`);

      expect(ready.status).toBe(503);
      expect(await ready.json()).toMatchObject({ status: 'draining' });
      expect(late.status).toBe(200);
      expect(late.headers.get('connection')).toBe('close');
      expect(await (await inFlight).json()).toEqual({
        id: '800',
        name: 'slow',
      });
      expect(await service.exitCode()).toBe(0);
      expect(
        service.messages.filter(message => message !== 'Request answered'),
      ).toEqual([
        'starts store',
        'starts queue',
        'Service ready',
        'Service stopping',
        'stops queue',
        'stops store',
        'Service stopped',
      ]);
    },
  );

  it('stops when its parent exits', async () => {
    const service = start([], true);
    await service.url();

    service.disconnect();

    expect(await service.exitCode()).toBe(0);
    expect(
      service.lines.find(({ msg }) => msg === 'Service stopping').reason,
    ).toBe('parent process exited');
  });

  it('aborts requests that take longer than the limit', async () => {
    const service = start();
    const url = await service.url();
    const endless = get(`${url}/v1/things/60000`).catch(() => 'cut off');
    await new Promise(done => setTimeout(done, 100));

    service.kill('SIGTERM');

    expect(await service.exitCode()).toBe(0);
    expect(await endless).toBe('cut off');
    expect(service.messages).toContain(
      'Requests aborted at the shutdown limit',
    );
  });

  it('exits at once on a second signal', async () => {
    const service = start();
    const url = await service.url();
    get(`${url}/v1/things/60000`).catch(() => {});
    await new Promise(done => setTimeout(done, 100));

    service.kill('SIGTERM');
    await service.waitForLog('Service stopping');
    service.kill('SIGTERM');

    expect(await service.exitCode()).toBe(1);
  });

  it('logs in a sentence why it cannot start, and stops what it had started', async () => {
    const service = start(['0', 'queue']);

    expect(await service.exitCode()).toBe(1);
    expect(service.messages).toEqual([
      'starts store',
      'starts queue',
      'stops queue',
      'stops store',
      'demo-api cannot start: queue: connection refused. Start the store.',
    ]);
  });

  it('logs that its port is in use, and what to do', async () => {
    const { port } = new URL(await start().url());
    const second = start([port]);

    expect(await second.exitCode()).toBe(1);
    expect(second.messages).toEqual([
      `demo-api cannot start: 127.0.0.1:${port} is in use: stop the process that listens there, or configure another port`,
    ]);
  });
});

it('a rolling restart loses no request', async () => {
  // A balancer has to learn that the service drains; on a busy machine that takes a while.
  const startDraining = () => start(['0', '', '2']);
  let current = startDraining();
  let url = await current.url();
  const outcomes: unknown[] = [];
  let rolling = true;

  /** One of several clients that keep their connections, as a gateway does; none of them retries. */
  const client = async () => {
    while (rolling) {
      const target = url;
      const http = createHttpClient({
        name: 'demo',
        baseUrl: target,
        retries: 0,
      });
      while (rolling && target === url) {
        const outcome = await http
          .request({ method: 'get', path: '/v1/things/5', ...asJane })
          .then(async answer => {
            await answer.text();
            return answer.status;
          })
          .catch((error: Error) => error.message);
        outcomes.push(outcome);
      }
      await http.close();
    }
  };
  const clients = Array.from({ length: 8 }, client);
  for (let turn = 0; turn < 3; turn++) {
    const next = startDraining();
    const nextUrl = await next.url();
    const previous = current;
    current = next;
    // The balancer moves on when readiness says 503, which comes before the port closes.
    previous.kill('SIGTERM');
    await previous.waitForLog('Service stopping');
    url = nextUrl;
    expect(await previous.exitCode()).toBe(0);
  }
  rolling = false;
  await Promise.all(clients);

  expect(outcomes.length).toBeGreaterThan(100);
  expect(outcomes.filter(outcome => outcome !== 200)).toEqual([]);
});
