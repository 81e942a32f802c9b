import { Run } from '@rosetta/contracts/runs';
import { RunProgress } from './RunProgress';

const run = (state: Run['state'], step: string, done = 0) =>
  ({
    id: 'run-1',
    job: 'costs',
    period: '2024-09',
    state,
    progress: { step, done, total: 20 },
  } as Run);

describe('RunProgress', () => {
  it('prints a line per step without a terminal', () => {
    const printed: string[] = [];
    const stream = {
      isTTY: false,
      write: (text: string) => printed.push(text),
    } as unknown as NodeJS.WriteStream;
    const progress = new RunProgress(stream);
    progress.show(run('queued', 'queued'));
    progress.show(run('running', 'shape', 1));
    progress.show(run('running', 'shape', 2));
    progress.show(run('succeeded', 'done', 20));
    progress.stop();
    expect(printed).toEqual([
      'costs 2024-09  queued  queued\n',
      'costs 2024-09  running  shape\n',
      'costs 2024-09  succeeded  done\n',
    ]);
  });
});
