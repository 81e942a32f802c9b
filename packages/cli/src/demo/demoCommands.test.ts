import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { registerDemoCommands } from './demoCommands';

const rosetta = (...args: string[]) => {
  const program = new Command().exitOverride();
  registerDemoCommands(program);
  const quiet = { writeErr: () => {}, writeOut: () => {} };
  const [demo] = program.commands;
  demo.commands[0].exitOverride().configureOutput(quiet);
  return program.parseAsync(args, { from: 'user' });
};

describe('rosetta demo generate', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rosetta-demo-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes and prints the requested months', async () => {
    const log = jest.spyOn(console, 'log').mockImplementation();
    await rosetta(
      ...['demo', 'generate', '--until', '2026-02'],
      ...['--months', '1', '--out', folder, '--json'],
    );
    expect(await readdir(folder)).toEqual(['focus-2026-02.csv.gz']);
    const { files } = JSON.parse(log.mock.calls[0][0]);
    expect(files[0].lines).toBeGreaterThan(5_000);
    log.mockRestore();
  });

  it.each([
    [['--until', '2026-13']],
    [['--until', '2026-02', '--months', '0']],
    [['--until', '2026-02', '--seed', 'x']],
    [[]],
  ])('rejects %j', async args => {
    await expect(rosetta('demo', 'generate', ...args)).rejects.toThrow();
  });
});
