import { createLogger } from '@rosetta/service-kit';
import {
  FakeReferentiel,
  createReferentiel,
} from '@rosetta/service-kit/testUtils';
import { argoCdPivot } from '@rosetta/sources/argocd';
import { SourceState } from '@rosetta/sources/live';
import { Board } from './Board';
import { Owners } from './Owners';

const SHOP = createReferentiel(
  [
    {
      id: 'app-shop',
      group: 'grp-shop',
      pivots: [
        ['argocd:app', 'team-shop/web'],
        ['gitlab:project', 'shop/web'],
      ],
    },
  ],
  [{ id: 'grp-shop', parent: null }],
);

const item = {
  id: 'argocd:team-shop/web',
  pivot: argoCdPivot('team-shop', 'web'),
  externalName: 'web',
  source: 'argocd' as const,
  environment: 'production',
  tier: null,
  sync: null,
  health: null,
  revision: null,
  images: [],
  deployedAt: null,
  status: null,
  url: null,
};

it('reports that owners are unknown, and fills in the owners once the référentiel answers', async () => {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const referentiel = new FakeReferentiel(SHOP);
  referentiel.down = true;
  const owners = new Owners({ referentiel, logger });
  const board = new Board(owners);
  const state = new SourceState({ name: 'argocd', title: 'Argo CD' }, logger);
  board.add(state);
  const changed = Promise.withResolvers<void>();
  let stateChanges = 0;
  owners.start({
    onState: () => {
      stateChanges += 1;
    },
    onChange: () => {
      board.publishOwners();
      changed.resolve();
    },
  });
  await new Promise(setImmediate);
  state.recordAnswer(1);
  state.replace([item]);

  expect(board.read()).toMatchObject({
    items: [{ id: item.id, application: null }],
    attribution: { state: 'unknown', asOf: null, error: 'no référentiel' },
  });
  expect(owners.pivots('gitlab:project')).toBeUndefined();
  expect(stateChanges).toBe(1);

  const { seq } = board.events;
  referentiel.down = false;
  await changed.promise;
  const { items, attribution } = board.read();
  expect(attribution).toBeUndefined();
  expect(items[0].application).toEqual({
    id: 'app-shop',
    name: 'The app-shop',
    group: 'grp-shop',
    groupName: 'Team grp-shop',
  });
  expect(items[0]).not.toHaveProperty('pivot');
  expect(board.events.after(seq)).toHaveLength(1);
  expect(owners.pivots('gitlab:project', 'app-shop')).toEqual(['shop/web']);
  expect(owners.pivots('gitlab:project', 'app-bank')).toEqual([]);
  expect(stateChanges).toBe(2);
  await owners.stop();
});
