import { Inputs } from '@rosetta/run-kit';
import { silent, TOY_JOB } from '../__testUtils__/toyJob';
import { Job } from '../job';
import { selectPeriods } from './periods';
import { Selection } from './selection';

/** Months that landed, each with the version that its published run was made from, if any. */
const storesWith = (
  landed: Record<string, number>,
  published: Record<string, number>,
) => {
  const rawInputs = (raw = 0): Inputs => ({ raw: `${raw}` });
  const toPeriods = (all: object) =>
    Object.keys(all).map(period => ({ period }));
  return {
    jobs: [],
    job: {
      ...TOY_JOB,
      landed: async () => Object.keys(landed),
      inputs: async (periods: readonly string[]) =>
        new Map(periods.map(period => [period, rawInputs(landed[period])])),
    },
    runs: {
      publications: () => ({
        current: async () => toPeriods(published),
        currentInputs: async () =>
          new Map(
            Object.entries(published).map(([period, raw]) => [
              period,
              { runId: 'run', inputs: rawInputs(raw) },
            ]),
          ),
      }),
      now: async () => new Date(),
      periodBounds: { from: '2016-11', to: '2027-03' },
    },
    logger: silent,
  } as unknown as Parameters<typeof selectPeriods>[0] & { job: Job };
};

type Stores = ReturnType<typeof storesWith>;
const select = (stores: Stores, selection: Selection) =>
  selectPeriods(stores, stores.job, selection);

describe('the months to run', () => {
  const stores = storesWith(
    { '2024-11': 4, '2024-09': 1, '2024-10': 3 },
    { '2024-09': 1, '2024-10': 2, '2024-07': 1 },
  );

  it('are, without any named, those with unpublished input, in order', async () => {
    // July was published, and its bill has been replaced away since.
    expect(await select(stores, {})).toEqual(['2024-07', '2024-10', '2024-11']);
  });

  it('leave out one far from now, even where a bill landed or a run was published', async () => {
    const far = storesWith({ '2999-01': 1, '2024-11': 4 }, { '0001-01': 1 });
    expect(await select(far, {})).toEqual(['2024-11']);
  });

  it.each<[Selection, string]>([
    [{ period: '2999-01' }, 'period: '],
    [{ period: '0001-01-01' }, 'period: '],
    [{ from: '2016-10', to: '2024-01' }, 'from: '],
    [{ from: '2026-01', to: '2999-01' }, 'to: '],
    [{ to: '0001-02-01' }, 'to: '],
  ])('are refused when %j is far from now', async (selection, field) => {
    await expect(select(stores, selection)).rejects.toThrow(
      `${field}is outside the supported range, 2016-11 to 2027-02`,
    );
  });

  it('the inputs of all known periods are asked for once', async () => {
    const inputs = jest.fn(stores.job.inputs);
    await select({ ...stores, job: { ...stores.job, inputs } }, {}); // prettier-ignore
    expect(inputs.mock.calls.map(([periods]) => periods)).toEqual([
      ['2024-07', '2024-09', '2024-10', '2024-11'],
    ]);
  });

  it('only periods that the job calls due are chosen, unless a window is named', async () => {
    const due = (all: readonly string[]) => all.slice(-2);
    const recent = { ...stores, job: { ...stores.job, due } };
    expect(await select(recent, {})).toEqual(['2024-10', '2024-11']);
    expect(await select(recent, { from: '2024-09' })).toEqual(['2024-09']);
  });

  it('are the one that is named, whether it has a bill or not', async () => {
    expect(await select(stores, { period: '2027-01' })).toEqual(['2027-01']);
  });

  it.each([
    [{ from: '2024-09', to: '2024-11' }, ['2024-09', '2024-10']],
    [{ from: '2024-10' }, ['2024-10']],
    [{ to: '2024-10' }, ['2024-09']],
    [{ from: '2020-01', to: '2021-01' }, []],
  ])('are those of a window that have a bill: %p', async (window, months) => {
    expect(await select(stores, window)).toEqual(months);
  });

  const current = new Date().toISOString().slice(0, 7);
  const landing = (land: Job['land']) => ({
    ...stores,
    job: { ...stores.job, land },
  });

  it('a live source that does not answer leaves the current period, whose run reports the failure', async () => {
    const failing = landing(async () => {
      throw new Error('GitLab answered 503');
    });
    expect(await select(failing, {})).toEqual([current]);
    await expect(select(failing, { from: '2024-09' })).rejects.toThrow(
      'GitLab answered 503',
    );
  });

  it('are the current one as well when a live source refused a part', async () => {
    const withGaps = landing(async () => ({ projectsNotRead: 1 }));
    expect(await select(withGaps, {})).toEqual([
      '2024-07',
      '2024-10',
      '2024-11',
      current,
    ]);
  });

  it('a window without a known month is refused, and the gaps of its sources are named, which no run would report', async () => {
    const withGaps = landing(async ({ log }) => {
      await log.warn('GitLab project shop/web was not read');
      return { projectsNotRead: 1 };
    });
    const window = { from: '2020-01', to: '2020-03' };
    await expect(select(withGaps, window)).rejects.toThrow(
      'No month from 2020-01 to 2020-03 is known, and sources could not be read in full: ' +
        'projectsNotRead: 1; GitLab project shop/web was not read',
    );
    const whole = landing(async () => ({ projectsNotRead: 0 }));
    expect(await select(whole, window)).toEqual([]);
    // The runs of those that are known report it themselves.
    expect(await select(withGaps, { from: '2024-09' })).toEqual(['2024-09']);
  });

  it.each([
    [{ period: '2024-13' }, /^period: must be a month/],
    [{ from: '2024-10', to: '2024-10' }, /^to: must be after from/],
    [{ period: '2024-09', from: '2024-09' }, /^period: not together/],
  ])('are refused for %p', async (selection, problem) => {
    await expect(select(stores, selection)).rejects.toThrow(problem);
  });
});
