import { createLogger } from '@rosetta/service-kit';
import { FakeReferentiel, referentielOf } from '@rosetta/service-kit/testUtils';
import { Board } from './Board';
import { Owners } from './Owners';
import { SourceState } from './SourceState';

const SHOP = referentielOf(
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
  namespace: 'team-shop',
  externalName: 'web',
  source: 'argocd' as const,
  environment: 'production',
  tier: null,
  production: true,
  sync: null,
  health: null,
  revision: null,
  images: [],
  deployedAt: null,
  status: null,
  url: null,
};

it('the board says that nobody knows whose things are, and fills by itself once somebody does', async () => {
  const logger = createLogger({ service: 'test', level: 'silent' });
  const referentiel = new FakeReferentiel(SHOP);
  referentiel.down = true;
  const owners = new Owners({ referentiel, logger });
  const board = new Board(owners);
  const state = new SourceState('argocd', logger);
  board.add(state);
  const changed = Promise.withResolvers<void>();
  let told = 0;
  owners.start({
    onState: () => {
      told += 1;
    },
    onChange: () => {
      board.tellOwners();
      changed.resolve();
    },
  });
  await new Promise(setImmediate);
  state.answered(1);
  state.replace([item]);

  expect(board.read()).toMatchObject({
    items: [{ id: item.id, application: null }],
    attribution: { state: 'unknown', asOf: null, error: 'no référentiel' },
  });
  expect(owners.projects()).toBeUndefined();
  expect(told).toBe(1);

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
  expect(items[0]).not.toHaveProperty('namespace');
  expect(board.events.after(seq)).toHaveLength(1);
  expect(owners.projects('app-shop')).toEqual(['shop/web']);
  expect(owners.projects('app-bank')).toEqual([]);
  expect(told).toBe(2);
  await owners.stop();
});
