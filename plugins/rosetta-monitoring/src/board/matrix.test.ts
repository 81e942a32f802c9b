import { liveOf } from '../testUtils';
import { matrixOf, needsAttention } from './matrix';
import { shown } from './view';

const mail = {
  id: 'app-mail',
  name: 'Mail',
  group: 'team-mail',
  groupName: null,
};

describe('matrixOf', () => {
  it('puts production first, and the others by how near to it they are', () => {
    const { environments } = matrixOf([
      liveOf({ environment: 'dev', tier: 'development', production: false }),
      liveOf({ environment: 'staging', tier: 'staging', production: false }),
      liveOf({ environment: 'eu', tier: 'production', production: true }),
    ]);
    expect(environments).toEqual(['eu', 'staging', 'dev']);
  });

  it('has a row for each application, by name, with what each source says', () => {
    const { rows } = matrixOf([
      liveOf({ id: 'gitlab/shop', source: 'gitlab', status: 'success' }),
      liveOf(),
      liveOf({ id: 'argocd/mail', application: mail }),
    ]);
    expect(rows.map(({ name }) => name)).toEqual(['Mail', 'Shop']);
    expect(
      rows[1].cells.get('production')!.map(({ source }) => source),
    ).toEqual(['argocd', 'gitlab']);
  });

  it('keeps deployments without a pivot, under their name at the source', () => {
    const { rows } = matrixOf([
      liveOf({ application: null, externalName: 'stray' }),
    ]);
    expect(rows).toMatchObject([{ name: 'stray', application: null }]);
  });
});

describe('what needs attention', () => {
  it.each([
    ['runs badly', { health: 'Degraded' }, true],
    ['is gone', { health: 'Missing' }, true],
    ['is not what the repository says', { sync: 'OutOfSync' }, true],
    ['did not get there', { status: 'failed' }, true],
    ['is on its way', { health: 'Progressing' }, false],
    ['is well', {}, false],
  ] as const)('a deployment that %s', (_, more, expected) => {
    expect(needsAttention(liveOf(more))).toBe(expected);
  });
});

describe('the view', () => {
  it('shows what matches all filters of the address', () => {
    const items = [
      liveOf(),
      liveOf({ id: '2', health: 'Degraded' }),
      liveOf({ id: '3', health: 'Degraded', application: mail }),
      liveOf({ id: '4', application: null }),
    ];
    const ids = (view: Parameters<typeof shown>[1]) =>
      shown(items, view).map(({ id }) => id);
    expect(ids({ group: 'team-shop', show: 'attention' })).toEqual(['2']);
    expect(ids({ show: 'unknown' })).toEqual(['4']);
    expect(ids({ environment: 'staging' })).toEqual([]);
    expect(ids({ source: 'argocd' })).toHaveLength(4);
  });
});
