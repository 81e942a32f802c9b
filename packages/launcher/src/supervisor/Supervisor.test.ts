import { rmSync } from 'node:fs';
import { freePort } from '../ports/freePort';
import { recordingOutput } from './__testUtils__/recordingOutput';
import { testComponent } from './__testUtils__/testComponent';
import { testHome } from './__testUtils__/testHome';
import { Records } from './records';
import { Supervisor } from './Supervisor';
import { Part } from './types';

const home = testHome();
const records = new Records(home.run);
const supervisors: Supervisor[] = [];

function supervise(...parts: Part[]) {
  const output = recordingOutput();
  const supervisor = new Supervisor(parts, {
    records,
    logs: home.logs,
    output,
  });
  supervisors.push(supervisor);
  return { supervisor, output };
}

const eventually = async <T>(read: () => T | undefined | false) => {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const value = read();
    if (value) return value;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  throw new Error('it did not happen in time');
};

afterEach(async () => {
  await Promise.all(supervisors.splice(0).map(each => each.stop()));
});
afterAll(() => rmSync(home.dir, { recursive: true, force: true }));

describe('Supervisor', () => {
  it('starts each part after the parts it needs and leaves no process when it stops', async () => {
    const { supervisor, output } = supervise(
      testComponent('last', await freePort(), { needs: ['task'] }),
      {
        name: 'task',
        title: 'Task',
        needs: ['first'],
        run: async () => 'result',
      },
      testComponent('first', await freePort()),
    );
    await supervisor.start();
    expect(output.events).toMatchObject([
      { event: 'ready', name: 'first', version: '1.2.3' },
      { event: 'done', name: 'task', result: 'result' },
      { event: 'ready', name: 'last' },
    ]);
    expect(records.list().map(({ name }) => name)).toEqual(['last', 'first']);
    await supervisor.stop();
    expect(records.list()).toEqual([]);
  });

  it('reports the last log lines and the cure when a component does not start', async () => {
    const port = await freePort();
    const { supervisor } = supervise(
      testComponent('broken', port, { habits: ['fail'] }),
    );
    await expect(supervisor.start()).rejects.toMatchObject({
      what: 'Component broken did not start: it ended with exit code 3.',
      cure: expect.stringContaining('ROSETTA_PORT_OFFSET'),
      details: expect.stringContaining('first line'),
    });
  });

  it('does not start parts that need a failed one', async () => {
    const { supervisor, output } = supervise(
      testComponent('broken', await freePort(), { habits: ['fail'] }),
      testComponent('next', await freePort(), { needs: ['broken'] }),
    );
    await expect(supervisor.start()).rejects.toThrow('Component broken');
    expect(output.events).toEqual([]);
  });

  it('restarts a component that dies and reports it', async () => {
    const port = await freePort();
    const { supervisor, output } = supervise(testComponent('mortal', port));
    await supervisor.start();
    const before = records.read('mortal')!.pid;
    await fetch(`http://127.0.0.1:${port}/die`).catch(() => {});
    await eventually(() =>
      output.events.some(({ text }) => text === 'Component mortal is up again'),
    );
    expect(output.events).toContainEqual({
      event: 'warning',
      text: expect.stringContaining(
        'Component mortal ended with exit code 1; restarting in 1 s',
      ),
    });
    expect(records.read('mortal')!.pid).not.toBe(before);
  });

  it('kills a component that ignores SIGTERM', async () => {
    const { supervisor } = supervise(
      testComponent('stubborn', await freePort(), { habits: ['stay'] }),
    );
    await supervisor.start();
    await supervisor.stop();
    expect(records.list()).toEqual([]);
  });

  it('stops while parts are still starting', async () => {
    const never = testComponent('slow', await freePort());
    const { supervisor } = supervise(
      { ...never, probe: () => Promise.reject(new Error('not yet')) },
      {
        name: 'task',
        title: 'Task',
        needs: [],
        run: ({ signal }) =>
          new Promise((_, reject) => {
            signal.onabort = () => reject(signal.reason);
          }),
      },
    );
    const ended = supervisor.start().catch(error => error.name);
    await eventually(() => records.read('slow'));
    await supervisor.stop();
    expect(await ended).toBe('AbortError');
    expect(records.list()).toEqual([]);
  });
});
