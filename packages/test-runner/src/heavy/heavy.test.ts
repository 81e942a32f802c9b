import { StageContext } from '../stage';
import { runHeavy } from './heavy';

const context: StageContext = {
  signal: new AbortController().signal,
  dir: '',
  env: {},
};

describe('the heavy checks', () => {
  beforeEach(() => {
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  });
  afterEach(() => jest.restoreAllMocks());

  it('count one each, also after one that failed', async () => {
    const result = await runHeavy(
      [
        {
          name: 'fails',
          run: async () => {
            throw new Error('too slow');
          },
        },
        { name: 'passes', run: async () => 'measured' },
      ],
      context,
    );
    expect(result).toMatchObject({ passed: 1, failed: 1, skipped: 0 });
    expect(result.timings?.map(({ name }) => name)).toEqual([
      'fails',
      'passes',
    ]);
  });

  it('fail when there are none', async () => {
    await expect(runHeavy([], context)).rejects.toThrow(
      'There is no heavy check.',
    );
  });
});
