import { ArgoCdApplication } from '../schemas';
import { toArgoCdItem } from './toArgoCdItem';

const HISTORY = [
  { id: 1, revision: 'one', deployedAt: '2026-11-01T10:00:00Z' },
  { id: 2, revision: 'two', deployedAt: '2026-11-02T10:00:00Z' },
];

const createItem = (status: object) =>
  toArgoCdItem(
    {
      metadata: { name: 'shop', namespace: 'argocd' },
      spec: { destination: { namespace: 'production' } },
      status,
    } as ArgoCdApplication,
    'https://argocd.example/',
  );

describe('toArgoCdItem', () => {
  it('shows the revision of the last rollout until the next one is through', () => {
    const sync = { status: 'OutOfSync', revision: 'three' };
    const operationState = { phase: 'Running' };
    expect(
      createItem({ sync, history: HISTORY, operationState }),
    ).toMatchObject({
      revision: 'two',
      deployedAt: '2026-11-02T10:00:00.000Z',
      status: 'running',
    });
  });

  it('shows the revision of git once it is synced', () => {
    const sync = { status: 'Synced', revision: 'three' };
    expect(createItem({ sync, history: HISTORY }).revision).toBe('three');
  });

  it('shows the first revision of an application with several sources', () => {
    const revisions = ['chart', 'values'];
    expect(createItem({ sync: { status: 'Synced', revisions } }).revision).toBe('chart'); // prettier-ignore
  });

  it('shows no revision before the first rollout and comparison', () => {
    expect(createItem({})).toMatchObject({ revision: null, deployedAt: null });
  });
});
