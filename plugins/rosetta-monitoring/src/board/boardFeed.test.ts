import { liveOf, snapshot, sourceOf } from '../testUtils';
import { applyEvent, EMPTY } from './boardFeed';

describe('the board', () => {
  const begun = applyEvent(
    EMPTY,
    snapshot({
      items: [liveOf(), liveOf({ id: 'gitlab/shop', source: 'gitlab' })],
      sources: [sourceOf(), sourceOf({ name: 'gitlab' })],
    }),
  );
  const idsOf = (feed: typeof begun) => [...feed.items!.keys()];

  it('applies changed items, and removes those that are gone', () => {
    const after = applyEvent(begun, {
      event: 'change',
      data: {
        items: [liveOf({ health: 'Degraded' }), liveOf({ id: 'argocd/mail' })],
        removed: ['gitlab/shop'],
      },
    });
    expect(idsOf(after)).toEqual(['argocd/shop-production', 'argocd/mail']);
    expect(after.items!.get('argocd/shop-production')!.health).toBe('Degraded');
  });

  it('marks the items of a silent source as stale, and no others', () => {
    const silent = applyEvent(begun, {
      event: 'sources',
      data: {
        sources: [
          sourceOf({ state: 'down', error: 'no answer' }),
          sourceOf({ name: 'gitlab' }),
        ],
      },
    });
    const staleOf = (feed: typeof begun) =>
      [...feed.items!.values()].map(({ stale }) => stale);
    expect(staleOf(silent)).toEqual([true, false]);
    const back = applyEvent(silent, {
      event: 'sources',
      data: { sources: [sourceOf(), sourceOf({ name: 'gitlab' })] },
    });
    expect(staleOf(back)).toEqual([false, false]);
  });

  it('keeps an item with a problem as stale, though its source answers', () => {
    const held = liveOf({ stale: true, problem: 'GitLab answered 403' });
    const sources = [sourceOf({ problems: ['bank: GitLab answered 403'] })];
    const feed = applyEvent(
      applyEvent(EMPTY, snapshot({ items: [held], sources })),
      { event: 'sources', data: { sources } },
    );
    expect([...feed.items!.values()]).toEqual([held]);
  });

  it('reports that the référentiel is missing for as long as it is', () => {
    const attribution = { state: 'unknown', asOf: null, error: 'no answer' };
    const sources = [sourceOf()];
    const missing = applyEvent(begun, {
      event: 'sources',
      data: { sources, attribution },
    });
    expect(missing.attribution).toEqual(attribution);
    const back = applyEvent(missing, { event: 'sources', data: { sources } });
    expect(back.attribution).toBeUndefined();
  });

  it('begins again with a snapshot', () => {
    const again = applyEvent(
      begun,
      snapshot({ items: [liveOf({ id: 'argocd/mail' })], sources: [] }),
    );
    expect(idsOf(again)).toEqual(['argocd/mail']);
  });
});
