import { ArgoCdApplication } from '../schemas';
import { toArgoCdItem } from './toArgoCdItem';

const HISTORY = [
  { id: 1, revision: 'one', deployedAt: '2026-11-01T10:00:00Z' },
  { id: 2, revision: 'two', deployedAt: '2026-11-02T10:00:00Z' },
];

const itemOf = (status: object) =>
  toArgoCdItem(
    {
      metadata: { name: 'shop', namespace: 'argocd' },
      spec: { destination: { namespace: 'production' } },
      status,
    } as ArgoCdApplication,
    'https://argocd.example/',
  );

describe('an application of Argo CD on the board', () => {
  it('runs what it was last rolled out with, until the next rollout is through', () => {
    const sync = { status: 'OutOfSync', revision: 'three' };
    const operationState = { phase: 'Running' };
    expect(itemOf({ sync, history: HISTORY, operationState })).toMatchObject({
      revision: 'two',
      deployedAt: '2026-11-02T10:00:00.000Z',
      status: 'running',
    });
  });

  it('runs what git says once it is synced', () => {
    const sync = { status: 'Synced', revision: 'three' };
    expect(itemOf({ sync, history: HISTORY }).revision).toBe('three');
  });

  it('is called by its first revision when it has several sources', () => {
    const revisions = ['chart', 'values'];
    expect(itemOf({ sync: { status: 'Synced', revisions } }).revision).toBe('chart'); // prettier-ignore
  });

  it('has no revision before it was ever rolled out and compared', () => {
    expect(itemOf({})).toMatchObject({ revision: null, deployedAt: null });
  });
});
