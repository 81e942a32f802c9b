import { GENESIS, hashEntry, verifyChain } from './hashChain';

interface Link {
  seq: number;
  previousHash: string;
  hash: string;
  entry: object;
}

const link = (last: Pick<Link, 'seq' | 'hash'>, entry: object): Link => {
  const seq = last.seq + 1;
  const hash = hashEntry(last.hash, seq, entry);
  return { seq, previousHash: last.hash, hash, entry };
};

async function* each<T>(items: readonly T[]) {
  yield* items;
}

describe('the hash chain of releases before there were keys', () => {
  it('hashes an entry as it always has: stored chains must stay valid', () => {
    const entry = { kind: 'pivot', after: [{ b: 1, a: 'é' }], before: null };
    expect(hashEntry(GENESIS, 1, entry)).toBe(
      '95a6c78fd7915237f81002d72c1d42b3ba9017f9d607a279bd3aad8d4c855600',
    );
  });

  const first = link({ seq: 0, hash: GENESIS }, { op: 'create' });
  const second = link(first, { op: 'update' });
  const third = link(second, { op: 'delete' });

  it('verifies a chain that is as it was written', async () => {
    const links = [first, second, third];
    expect(await verifyChain(each(links))).toEqual({ valid: true, checked: 3 });
  });

  it.each([
    ['altered', [first, { ...second, entry: { op: 'nothing' } }, third], 2],
    ['taken out', [first, third], 3],
    ['taken from the beginning', [second, third], 2],
    ['exchanged', [first, third, second], 3],
    ['hashed again', [first, { ...second, ...link(first, { op: 'x' }) }, third], 3],
  ])('shows an entry that was %s', async (_, altered, firstBroken) => {
    expect(await verifyChain(each(altered))).toMatchObject({ valid: false, firstBroken });
  }); // prettier-ignore
});
