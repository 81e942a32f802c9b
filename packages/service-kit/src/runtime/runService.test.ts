import { createHttpClient } from '@rosetta/http-kit';
import { DemoProcess } from '../__testUtils__/DemoProcess';

jest.setTimeout(60_000);

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
    'on %s says so to the balancer, serves who is there, stops in reverse, and ends well',
    async signal => {
      const service = start();
      const url = await service.url();
      const inFlight = get(`${url}/v1/things/800`);
      await new Promise(done => setTimeout(done, 100));

      service.kill(signal);
      await service.saying('stopping');
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
        'ready',
        'stopping',
        'stops queue',
        'stops store',
        'stopped',
      ]);
    },
  );

  it('leaves when its parent is gone', async () => {
    const service = start([], true);
    await service.url();

    service.disconnect();

    expect(await service.exitCode()).toBe(0);
    expect(service.lines.find(({ msg }) => msg === 'stopping').reason).toBe(
      'the parent process is gone',
    );
  });

  it('cuts off what takes longer than the limit', async () => {
    const service = start();
    const url = await service.url();
    const endless = get(`${url}/v1/things/60000`).catch(() => 'cut off');
    await new Promise(done => setTimeout(done, 100));

    service.kill('SIGTERM');

    expect(await service.exitCode()).toBe(0);
    expect(await endless).toBe('cut off');
    expect(service.messages).toContain('cut off requests that took too long');
  });

  it('does not wait when asked twice', async () => {
    const service = start();
    const url = await service.url();
    get(`${url}/v1/things/60000`).catch(() => {});
    await new Promise(done => setTimeout(done, 100));

    service.kill('SIGTERM');
    await service.saying('stopping');
    service.kill('SIGTERM');

    expect(await service.exitCode()).toBe(1);
  });

  it('says in a sentence why it cannot start, and stops what it had started', async () => {
    const service = start(['0', 'queue']);

    expect(await service.exitCode()).toBe(1);
    expect(service.messages).toEqual([
      'starts store',
      'starts queue',
      'stops queue',
      'stops store',
      'demo-api cannot start: queue: nobody is there. Start the store.',
    ]);
  });

  it('says that its port is taken, and what to do', async () => {
    const { port } = new URL(await start().url());
    const second = start([port]);

    expect(await second.exitCode()).toBe(1);
    expect(second.messages).toEqual([
      `demo-api cannot start: 127.0.0.1:${port} is in use: stop what listens there, or configure another port`,
    ]);
  });
});

it('no request is lost in a rolling restart', async () => {
  let current = start();
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
    const next = start();
    const nextUrl = await next.url();
    const previous = current;
    current = next;
    // The balancer moves on when readiness says 503, which comes before the door closes.
    previous.kill('SIGTERM');
    await previous.saying('stopping');
    url = nextUrl;
    expect(await previous.exitCode()).toBe(0);
  }
  rolling = false;
  await Promise.all(clients);

  expect(outcomes.length).toBeGreaterThan(100);
  expect(outcomes.filter(outcome => outcome !== 200)).toEqual([]);
});
