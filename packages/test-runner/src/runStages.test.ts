import { runStages } from './runStages';
import { FAILED, PASSED, Stage, leftOut, sumOf } from './stage';

const context = { signal: new AbortController().signal, dir: '', env: {} };

const stage = (name: string, part: Partial<Stage>): Stage => ({
  name,
  description: '',
  after: [],
  run: async () => PASSED,
  ...part,
});

describe('the stages of a test run', () => {
  beforeEach(() => {
    jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  });
  afterEach(() => jest.restoreAllMocks());

  it('run after those they wait for, also when those failed', async () => {
    const order: string[] = [];
    const outcomes = await runStages(
      [
        stage('types', {
          run: async () => {
            await new Promise(resolve => setTimeout(resolve, 10));
            order.push('types');
            return FAILED;
          },
        }),
        stage('build', {
          after: ['types', 'not selected'],
          run: async () => {
            order.push('build');
            return PASSED;
          },
        }),
      ],
      context,
    );
    expect(order).toEqual(['types', 'build']);
    expect(sumOf(outcomes)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('count one that could not run as failed', async () => {
    const broken = stage('unit', {
      run: async () => {
        throw new Error('no database');
      },
    });
    const [outcome] = await runStages([broken], context);
    expect(outcome).toMatchObject({ name: 'unit', failed: 1 });
  });

  it('start no more of them when the run is interrupted', async () => {
    const interruption = new AbortController();
    const build = jest.fn(async () => PASSED);
    const outcomes = await runStages(
      [
        stage('types', {
          run: async ({ signal }) => {
            interruption.abort();
            signal.throwIfAborted();
            return PASSED;
          },
        }),
        stage('build', { after: ['types'], run: build }),
      ],
      { ...context, signal: interruption.signal },
    );
    expect(build).not.toHaveBeenCalled();
    expect(outcomes.map(({ failed }) => failed)).toEqual([1, 1]);
    const printed = jest.mocked(process.stdout.write).mock.calls.join('');
    expect(printed).toContain('Interrupted');
    expect(printed).not.toContain('AbortError');
  });

  it('count what was left out as skipped', async () => {
    const outcomes = await runStages(
      [
        stage('techdocs', {
          run: async () =>
            leftOut({ what: 'sites', why: 'no Python', count: 3 }),
        }),
      ],
      context,
    );
    expect(sumOf(outcomes)).toEqual({ passed: 0, failed: 0, skipped: 3 });
  });
});
