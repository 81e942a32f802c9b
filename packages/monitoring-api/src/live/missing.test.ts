import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@rosetta/test-kit/databases';
import { LiveBoard } from '@rosetta/contracts/monitoring';
import { createReferentiel } from '@rosetta/service-kit/testUtils';
import { startSimulators } from '@rosetta/simulators';
import { createTestService, TestService } from '../__testUtils__/service';

const databases = TestDatabases.create({ ids: ['POSTGRES_18'] });

describe('the live board after a restart', () => {
  it('shows the last answer of a source that is down, with its age', async () => {
    const simulators = await startSimulators();
    const first = await createTestService(databases, simulators.sources);
    const readBoard = async (service: TestService) =>
      LiveBoard.parse((await service.get('/v1/deployments/live')).body);
    const isListed = () =>
      first.live.board.read().sources[0].latencyMs !== null;
    for (let turn = 0; !isListed() && turn < 100; turn += 1) await delay(100);
    await first.stop();
    const before = first.live.board.read();
    simulators.set('argocd', { state: 'down', as: '503' });

    const second = await createTestService(
      databases,
      simulators.sources,
      undefined,
      { db: first.db },
    );
    const after = await readBoard(second);
    const ids = ({ items }: LiveBoard) =>
      items.filter(({ source }) => source === 'argocd').map(({ id }) => id);
    expect(ids(before).length).toBeGreaterThan(0);
    expect(ids(after)).toEqual(ids(before));
    const isDown = () => second.live.board.read().sources[0].state === 'down';
    for (let turn = 0; !isDown() && turn < 100; turn += 1) await delay(100);
    const { items, sources } = await readBoard(second);
    expect(sources[0]).toMatchObject({ name: 'argocd', state: 'down', asOf: expect.any(String) }); // prettier-ignore
    expect(items.find(({ source }) => source === 'argocd')).toMatchObject({
      stale: true,
      asOf: sources[0].asOf,
    });
    await second.stop();
    await simulators.close();
  });
});

describe('the live board at the rate limit of GitLab', () => {
  it('answers without waiting, and says why it is stale', async () => {
    const simulators = await startSimulators({
      gitLabLimit: { requests: 1, perSeconds: 60 },
    });
    const path = simulators.world.services.find(({ project }) => project)!
      .project!.path;
    const service = await createTestService(
      databases,
      simulators.sources,
      createReferentiel([
        { id: 'app-a', group: 'grp-a', pivots: [['gitlab:project', path]] },
      ]),
    );
    const gitlab = () => service.live.board.read().sources[1];
    for (let turn = 0; !/429/.test(`${gitlab().error}`) && turn < 100; turn += 1) await delay(50); // prettier-ignore
    expect(gitlab()).toMatchObject({
      name: 'gitlab',
      state: 'stale',
      error: expect.stringContaining('GitLab answered 429'),
    });
    await service.stop();
    await simulators.close();
  });
});

describe('the live board without the référentiel', () => {
  it('answers with no items, and says that owners are unknown', async () => {
    const simulators = await startSimulators();
    const service = await createTestService(
      databases,
      simulators.sources,
      createReferentiel([]),
      { referentielDown: true },
    );
    const unknown = { state: 'unknown', error: expect.any(String) };
    for (const what of ['deployments', 'pipelines']) {
      const path = `/v1/applications/app-shop/${what}/live`;
      expect((await service.get(path).expect(200)).body).toMatchObject({
        items: [],
        attribution: unknown,
      });
    }
    const { body } = await service.get('/v1/deployments/live').expect(200);
    expect(LiveBoard.parse(body).attribution).toMatchObject(unknown);
    await service.stop();
    await simulators.close();
  });
});

describe('the live board without any source', () => {
  it('answers with no items and no sources', async () => {
    const service = await createTestService(databases);
    const nothing = { items: [], sources: [] };
    for (const path of ['/v1/deployments/live', '/v1/applications/app-shop/pipelines/live'])
      expect((await service.get(path).expect(200)).body).toEqual(nothing);
    await service.stop();
  }); // prettier-ignore
});
