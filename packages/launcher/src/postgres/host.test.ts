import { rmSync } from 'node:fs';
import { postgresProbe } from '../platform/probes';
import { recordingOutput } from '../supervisor/__testUtils__/recordingOutput';
import { testHome } from '../supervisor/__testUtils__/testHome';
import { ManagedProcess } from '../supervisor/ManagedProcess';
import { signal, waitUntilGone } from '../supervisor/processes';
import { Records } from '../supervisor/records';
import { freePort } from '../ports/freePort';
import { SERVER } from './hostOptions';
import { postgresComponent } from './postgresComponent';
import { withClient } from './withClient';

const home = testHome();
const records = new Records(home.run);
const password = 'secret';
let port: number;
let managed: ManagedProcess;

async function start() {
  const component = postgresComponent({
    home,
    port,
    password,
    throwaway: true,
  });
  managed = new ManagedProcess(component, {
    records,
    logs: home.logs,
    output: recordingOutput(),
  });
  await managed.start();
}

const query = (sql: string) =>
  withClient({ port, password }, client => client.query(sql));

beforeAll(async () => {
  port = await freePort();
  await start();
});
afterAll(async () => {
  await managed.stop();
  rmSync(home.dir, { recursive: true, force: true });
});

describe('embedded PostgreSQL', () => {
  it('requires its password', async () => {
    await expect(postgresProbe({ port, password: 'wrong' })()).rejects.toThrow(
      'password authentication failed',
    );
    expect(await postgresProbe({ port, password })()).toEqual({
      version: expect.stringMatching(/^18\./),
    });
  });

  it('sorts by code point, the same on every machine', async () => {
    const { rows } = await query(
      `select x from unnest(array['b', 'Z', 'é', 'a']) x order by x`,
    );
    expect(rows.map(({ x }) => x)).toEqual(['Z', 'a', 'b', 'é']);
  });

  it('keeps its data and leaves no server when it is stopped', async () => {
    await query('create table kept as select 1 as x');
    const server = records.read(SERVER)!;
    await managed.stop();
    expect(await waitUntilGone(server, 0)).toBe(true);
    await start();
    expect((await query('select x from kept')).rows).toEqual([{ x: 1 }]);
  });

  it('starts again after its host was killed', async () => {
    const server = records.read(SERVER)!;
    signal(records.read('postgres')!, 'SIGKILL');
    for (let now = records.read(SERVER); ; now = records.read(SERVER)) {
      if (now && now.pid !== server.pid) break;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
    expect(await waitUntilGone(server, 0)).toBe(true);
  });
});
