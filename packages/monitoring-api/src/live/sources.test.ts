import { TestDatabases } from '@rosetta/test-kit/databases';
import { createTestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('GET /v1/sources', () => {
  it('reports a source that does not answer, and one that is not configured', async () => {
    const service = await createTestService(databases, {
      // Nothing listens there.
      argocd: { baseUrl: 'http://127.0.0.1:9', token: 't' },
    });
    const read = async () =>
      (await service.get('/v1/sources').expect(200)).body.items;
    for (
      let turn = 0;
      turn < 100 && (await read())[0].state !== 'down';
      turn += 1
    )
      await new Promise(resolve => setTimeout(resolve, 50));
    const named = ['argocd', 'gitlab'];
    const items: { name: string }[] = await read();
    expect(items.filter(({ name }) => named.includes(name))).toMatchObject([
      { name: 'argocd', title: 'Argo CD', state: 'down', asOf: null, latencyMs: null, error: expect.any(String) },
      { name: 'gitlab', title: 'GitLab', state: 'off', asOf: null, latencyMs: null },
    ]); // prettier-ignore
    await service.stop();
  });
});
