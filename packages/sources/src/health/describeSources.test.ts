import { describeSources } from './describeSources';

const toy = (name: string, more: object = {}) => ({
  name,
  title: `The ${name}`,
  domain: 'monitoring',
  pivotTypes: [],
  datasets: [],
  ...more,
});
const connection = { config: {}, client: {} } as never;
const watched = { connection: { config: {}, client: {}, watch: {} } as never };
const READ = { asOf: '2026-11-20T02:00:00.000Z', error: 'no rate for EUR' };

const describeOne = async (
  source: ReturnType<typeof toy>,
  more: Partial<Parameters<typeof describeSources>[0]> = {},
) => {
  const [described] = await describeSources({
    definitions: [source],
    lastRead: async () => READ,
    ...more,
  });
  return described;
};

describe('describeSources', () => {
  it('reports a source as its watch finds it', async () => {
    const report = { name: 'a', title: 'The a', state: 'down', asOf: null, latencyMs: 3, error: '503' } as const; // prettier-ignore
    expect(
      await describeOne(toy('a', { connection }), {
        config: { a: {} },
        watched: [report],
      }),
    ).toEqual(report);
  });

  it('reports a watched source that is not configured as off, with nothing of the runs', async () => {
    expect(await describeOne(toy('a', watched))).toEqual({
      name: 'a',
      title: 'The a',
      state: 'off',
      asOf: null,
      latencyMs: null,
    });
  });

  it('reports a source that is not configured by the runs, when its files may be imported', async () => {
    expect(await describeOne(toy('a', { connection }))).toMatchObject({
      state: 'runs',
      ...READ,
    });
  });

  it('reports a source without a connection by the runs that read its files', async () => {
    expect(await describeOne(toy('a'))).toMatchObject({
      state: 'runs',
      ...READ,
    });
  });

  it('reports a configured source without a watch by the runs that land it', async () => {
    expect(
      await describeOne(toy('a', { connection }), { config: { a: {} } }),
    ).toMatchObject({ state: 'runs', ...READ });
  });

  it('asks when each source was read, and keeps the order of the definitions', async () => {
    const items = await describeSources({
      definitions: [toy('b'), toy('a')],
      lastRead: async source => ({ asOf: null, error: `none read ${source}` }),
    });
    expect(items).toMatchObject([
      { name: 'b', error: 'none read b' },
      { name: 'a', error: 'none read a' },
    ]);
  });
});
