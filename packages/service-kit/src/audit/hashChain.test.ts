import {
  ChainLink,
  GENESIS,
  hashEntry,
  linkEntries,
  verifyChain,
} from './hashChain';

const ENTRIES = [{ op: 'create' }, { op: 'update' }, { op: 'delete' }];

async function* each<T>(items: readonly T[]) {
  yield* items;
}

const check = (links: readonly (ChainLink & { entry: object })[]) =>
  verifyChain(each(links));

describe('a hash chain', () => {
  it('hashes an entry as it always has: stored chains must stay valid', () => {
    const entry = { kind: 'pivot', after: [{ b: 1, a: 'é' }], before: null };
    expect(hashEntry(GENESIS, 1, entry)).toBe(
      '95a6c78fd7915237f81002d72c1d42b3ba9017f9d607a279bd3aad8d4c855600',
    );
  });

  it('does not depend on the order of keys, which jsonb does not keep', () => {
    expect(hashEntry(GENESIS, 1, { a: { c: 1, d: [2] }, b: 3 })).toBe(
      hashEntry(GENESIS, 1, { b: 3, a: { d: [2], c: 1 } }),
    );
  });

  it('is valid as it was written, in one go or in two', async () => {
    const links = linkEntries(undefined, ENTRIES);
    expect(await check(links)).toEqual({ valid: true, checked: 3 });
    const [first] = linkEntries(undefined, ENTRIES.slice(0, 1));
    expect([first, ...linkEntries(first, ENTRIES.slice(1))]).toEqual(links);
    expect(await check([])).toEqual({ valid: true, checked: 0 });
  });

  const links = linkEntries(undefined, ENTRIES);
  const [first, second, third] = links;
  it.each([
    ['altered', [first, { ...second, entry: { op: 'nothing' } }, third], 2],
    ['taken out', [first, third], 3],
    ['taken from the beginning', [second, third], 2],
    ['exchanged', [first, third, second], 3],
    ['hashed again', [first, { ...second, ...linkEntries(first, [{ op: 'x' }])[0] }, third], 3],
  ])('shows an entry that was %s', async (_, altered, firstBroken) => {
    expect(await check(altered)).toMatchObject({ valid: false, firstBroken });
  }); // prettier-ignore
});
