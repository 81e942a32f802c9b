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

const describeOne = (
  source: ReturnType<typeof toy>,
  more: Partial<Parameters<typeof describeSources>[0]> = {},
) => describeSources({ definitions: [source], lastRead: READ, ...more })[0];

describe('describeSources', () => {
  it('reports a source as its watch finds it', () => {
    const report = { name: 'a', title: 'The a', state: 'down', asOf: null, latencyMs: 3, error: '503' } as const; // prettier-ignore
    expect(
      describeOne(toy('a', { connection }), {
        config: { a: {} },
        watched: [report],
      }),
    ).toEqual(report);
  });

  it('reports a watched source that is not configured as off, with nothing of the runs', () => {
    expect(describeOne(toy('a', watched))).toEqual({
      name: 'a',
      title: 'The a',
      state: 'off',
      asOf: null,
      latencyMs: null,
    });
  });

  it('reports a source that is not configured by the runs, when its files may be imported', () => {
    expect(describeOne(toy('a', { connection }))).toMatchObject({
      state: 'runs',
      ...READ,
    });
  });

  it('reports a source without a connection by the runs that read its files', () => {
    expect(describeOne(toy('a'))).toMatchObject({ state: 'runs', ...READ });
  });

  it('reports a configured source without a watch by the runs that land it', () => {
    expect(
      describeOne(toy('a', { connection }), { config: { a: {} } }),
    ).toMatchObject({ state: 'runs', ...READ });
  });

  it('keeps the order of the definitions', () => {
    const items = describeSources({
      definitions: [toy('b'), toy('a')],
      lastRead: READ,
    });
    expect(items.map(({ name }) => name)).toEqual(['b', 'a']);
  });
});
