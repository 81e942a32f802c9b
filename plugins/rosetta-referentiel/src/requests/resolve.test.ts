import { Conflict, StoredChange } from '@rosetta/contracts/ref';
import { resolve } from './resolve';

const conflict = (more: Partial<Conflict>): Conflict => ({
  change: 0,
  kind: 'application',
  id: 'app-shop',
  field: 'name',
  base: 'Shop',
  current: 'Theirs',
  proposed: 'Mine',
  message: 'was changed meanwhile',
  ...more,
});
const update: StoredChange = {
  op: 'update',
  kind: 'application',
  id: 'app-shop',
  set: { name: 'Mine', lifecycle: 'production' },
};

describe('resolve', () => {
  it('keeps a change as it is proposed, and the decision with it', () => {
    expect(
      resolve({ changes: [update] }, [conflict({})], { '0 name': 'proposed' }),
    ).toEqual({
      changes: [update],
      resolutions: [
        {
          change: 0,
          kind: 'application',
          id: 'app-shop',
          field: 'name',
          keep: 'proposed',
        },
      ],
    });
  });

  it('takes a field out when what is there now is kept, and the rest stays', () => {
    const { changes } = resolve({ changes: [update] }, [conflict({})], {
      '0 name': 'current',
    });
    expect(changes).toEqual([{ ...update, set: { lifecycle: 'production' } }]);
  });

  it('drops a change of which nothing is left, or whose target is gone', () => {
    const gone = conflict({ field: 'id', base: 'app-shop', current: null });
    expect(resolve({ changes: [update] }, [gone], {}).changes).toEqual([]);
  });

  it('leaves alone what only others have changed', () => {
    const others = conflict({ field: 'description', base: null, proposed: null }); // prettier-ignore
    const { changes, resolutions } = resolve(
      { changes: [update] },
      [others],
      {},
    );
    expect(changes).toEqual([update]);
    expect(resolutions).toMatchObject([{ keep: 'current' }]);
  });

  it('has nothing to decide about what was changed and set back', () => {
    const version = conflict({ field: 'version', base: 3, current: 5, proposed: null }); // prettier-ignore
    const { changes } = resolve({ changes: [update] }, [version], {});
    expect(changes).toEqual([update]);
  });
});
