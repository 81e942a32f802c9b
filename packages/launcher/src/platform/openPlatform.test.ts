import { once } from 'node:events';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { recordingOutput } from '../supervisor/__testUtils__/recordingOutput';
import { testHome } from '../supervisor/__testUtils__/testHome';
import { readDemoMode, writeDemoMode } from './demoMode';
import { demoStateFile } from './demoTasks';
import { openPlatform } from './openPlatform';
import { readPorts } from '../ports/ports';

const home = testHome();
const before = { ...process.env };
const somebody = createServer();

beforeAll(async () => {
  Object.assign(process.env, {
    ROSETTA_HOME: home.dir,
    ROSETTA_PORT_OFFSET: '9876',
  });
  // When another program has it already, all the better.
  somebody.on('error', () => {});
  somebody.listen(readPorts().metrics, '127.0.0.1');
  await Promise.race([once(somebody, 'listening'), once(somebody, 'error')]);
});
afterAll(() => {
  process.env = before;
  somebody.close();
  rmSync(home.dir, { recursive: true });
});

describe('a start that fails because a port is in use', () => {
  const start = (options: { demo?: boolean; fresh: boolean }) =>
    openPlatform({ ...options, dev: false }, recordingOutput());

  it('does not store the demo mode', async () => {
    await expect(start({ demo: false, fresh: false })).rejects.toThrow('taken');
    expect(readDemoMode(home)).toBeUndefined();
  });

  it('drops no stores even with --fresh', async () => {
    writeDemoMode(home, true);
    writeFileSync(demoStateFile(home), '{}');
    await expect(start({ demo: false, fresh: true })).rejects.toThrow('taken');
    expect(readDemoMode(home)).toBe(true);
    expect(existsSync(demoStateFile(home))).toBe(true);
  });
});
