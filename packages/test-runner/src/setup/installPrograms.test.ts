import { Program } from '../stage';
import { PackageManager, installPrograms } from './installPrograms';

const WANTED: Program[] = ['redis-server', 'chromium'];

describe('the programs that tests need', () => {
  const printed: string[] = [];
  const installed: string[][] = [];
  beforeEach(() => {
    printed.length = 0;
    installed.length = 0;
  });

  const install = (manager: Partial<PackageManager>, there: Program[] = []) =>
    installPrograms(
      WANTED,
      text => printed.push(text),
      {
        install: async names => {
          installed.push([...names]);
        },
        ...manager,
      },
      program => there.includes(program),
    );

  it('are installed when they are missing, and only those', async () => {
    await install({}, ['chromium']);
    expect(installed).toEqual([['redis-server']]);
    expect(printed).toEqual(['· installing redis-server']);
  });

  it('come with every package that they need', async () => {
    await install({}, ['redis-server']);
    expect(installed).toEqual([['chromium', 'chromium-headless-shell']]);
  });

  it('are left alone when they are there', async () => {
    await install({}, WANTED);
    expect(installed).toEqual([]);
    expect(printed).toEqual([]);
  });

  it('are named when nobody may install them', async () => {
    await install({ problem: 'only root may install packages' });
    expect(installed).toEqual([]);
    expect(printed).toEqual([
      '! redis-server and chromium not found, and only root may install packages.',
    ]);
  });

  it('are named when installing them fails, and nothing is thrown', async () => {
    await install({
      install: async () => {
        throw Object.assign(new Error('failed'), {
          stderr: 'E: first\nE: Unable to locate package chromium\n',
        });
      },
    });
    expect(printed.at(-1)).toBe(
      '! redis-server and chromium could not be installed: E: Unable to locate package chromium',
    );
  });
});
