import { liveOf } from '../testUtils';
import { matrixOf } from './matrix';
import { needsAttention } from './severity';
import { inScope, rowsThatAre } from './view';

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

  it('begins with the worst: what fails, what differs, and the nearest to production of those', () => {
    const of = (name: string, more: Parameters<typeof liveOf>[0]) =>
      liveOf({ id: `${name}/${more?.environment}`, application: { ...mail, id: name, name }, ...more }); // prettier-ignore
    const staging = { environment: 'staging', tier: 'staging', production: false } as const; // prettier-ignore
    const { rows } = matrixOf([
      of('well', {}),
      of('well', staging),
      of('differs in staging', { ...staging, sync: 'OutOfSync' }),
      of('differs in staging', {}),
      of('differs in production', { sync: 'OutOfSync' }),
      of('failed pipeline', { ...staging, source: 'gitlab', health: null, sync: null, status: 'failed' }), // prettier-ignore
      of('under way', { health: 'Progressing' }),
      of('fails in staging', { ...staging, health: 'Degraded' }),
      of('also well', {}),
    ]);
    expect(rows.map(({ name }) => name)).toEqual([
      'fails in staging',
      'differs in production',
      'differs in staging',
      'failed pipeline',
      'under way',
      'also well',
      'well',
    ]);
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
  const items = [
    liveOf(),
    liveOf({ id: '2', environment: 'staging', health: 'Degraded' }),
    liveOf({ id: '3', health: 'Degraded', application: mail }),
    liveOf({ id: '4', application: null, externalName: 'stray' }),
  ];

  it('is of the deployments that match all filters of the address', () => {
    const ids = (view: Parameters<typeof inScope>[1]) =>
      inScope(items, view).map(({ id }) => id);
    expect(ids({ group: 'team-shop', environment: 'staging' })).toEqual(['2']);
    expect(ids({ environment: 'nowhere' })).toEqual([]);
    expect(ids({ source: 'argocd' })).toHaveLength(4);
  });

  it('shows the applications that are so, each with its healthy cells too', () => {
    const { rows } = matrixOf(items);
    const shown = rowsThatAre(rows, 'attention');
    expect(shown.map(({ name }) => name)).toEqual(['Mail', 'Shop']);
    expect([...shown[1].cells.keys()]).toEqual(['production', 'staging']);
    expect(rowsThatAre(rows, 'unknown').map(({ name }) => name)).toEqual(['stray']); // prettier-ignore
    expect(rowsThatAre(rows, undefined)).toHaveLength(3);
  });

  it('of the last day has what was deployed since', () => {
    const recent = liveOf({ deployedAt: new Date().toISOString(), application: mail }); // prettier-ignore
    const { rows } = matrixOf([liveOf({ deployedAt: '2020-01-01T00:00:00.000Z' }), recent]); // prettier-ignore
    expect(rowsThatAre(rows, 'lastDay').map(({ name }) => name)).toEqual(['Mail']); // prettier-ignore
  });
});
