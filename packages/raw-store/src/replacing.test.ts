import {
  readCosts,
  importBill,
  manyLines,
  readVersion,
} from './__testUtils__/bills';
import { testStores } from './__testUtils__/testStores';
import { RawStore } from './RawStore';

// MongoDB of the tests takes long for many records where the machine has other work.
jest.setTimeout(180_000);

const A = '2024-09,acme,1,a';
const B = '2024-09,acme,2,b';
const C = '2024-09,acme,3,c';
const OTHER_ACCOUNT = '2024-09,umbrella,4,d';
const OTHER_MONTH = '2024-10,acme,5,e';
const replace = true;

describe.each(testStores())(
  'replacing in the raw store on $name',
  ({ open }) => {
    let store: RawStore;
    beforeEach(async () => {
      ({ store } = await open());
    });
    afterEach(() => store.close());

    it('supersedes records in the scope of the file that it does not hold, and keeps the rest', async () => {
      await importBill(store, [A, B, OTHER_ACCOUNT, OTHER_MONTH]);
      const { counts } = await importBill(store, [B, C], { replace });
      expect(counts).toEqual({
        landed: 1,
        already: 1,
        rejected: 0,
        superseded: 1,
        revived: 0,
      });
      expect(await readCosts(store)).toEqual(['2', '4', '3']);
      expect(await readCosts(store, '2024-10')).toEqual(['5']);
      expect(await store.list()).toMatchObject([{ records: 4, superseded: 1 }]);
    });

    it('revives superseded lines at their old address', async () => {
      await importBill(store, [A, B]);
      await importBill(store, [C], { replace });
      const { counts } = await importBill(store, [A, B], { replace });
      expect(counts).toMatchObject({
        landed: 0,
        already: 2,
        revived: 2,
        superseded: 1,
      });
      const [slice] = await store.slices('bill', '2024-09', 10);
      expect(slice).toMatchObject({
        from: { import: 1, row: 1 },
        to: { import: 1, row: 2 },
        version: 3,
      });
      await importBill(store, [C], { replace });
      expect(await readCosts(store)).toEqual(['3']);
    });

    it('keeps as many equal lines as the file has', async () => {
      await importBill(store, [A, A, A, B]);
      await importBill(store, [A, A], { replace });
      expect(await readCosts(store)).toEqual(['1', '1']);
      await importBill(store, [A, A, A, A], { replace });
      expect(await readCosts(store)).toEqual(['1', '1', '1', '1']);
    });

    it('does not revive superseded lines without --replace', async () => {
      await importBill(store, [A]);
      await importBill(store, [B], { replace });
      const { counts } = await importBill(store, [A]);
      expect(counts).toMatchObject({ landed: 0, already: 1, revived: 0 });
      expect(await readCosts(store)).toEqual(['2']);
    });

    it('changes nothing when the file equals the stored records', async () => {
      await importBill(store, [A, B]);
      await importBill(store, [B, A], { replace });
      expect(await readVersion(store)).toBe(1);
    });

    it('replaces more records than one statement takes, from several imports', async () => {
      await importBill(store, manyLines(1_200));
      await importBill(store, manyLines(100, { first: 9_001 }));
      const kept = manyLines(1_200).filter((_, index) => index % 9 === 0);
      const { counts } = await importBill(store, kept, { replace });
      expect(counts).toMatchObject({
        already: kept.length,
        superseded: 1_300 - kept.length,
      });
      expect(await readCosts(store)).toEqual(
        kept.map(line => line.split(',')[2]),
      );
    });

    it('gives a period the version of the import that last changed what is live', async () => {
      expect(await readVersion(store)).toBe(0);
      await importBill(store, [A, B]);
      await importBill(store, [OTHER_MONTH]);
      expect(await readVersion(store)).toBe(1);
      await importBill(store, [A], { replace });
      expect(await readVersion(store)).toBe(3);
      expect(await store.periods('bill')).toEqual([
        { period: '2024-09', version: 3, records: 1 },
        { period: '2024-10', version: 2, records: 1 },
      ]);
    });

    it('gives the versions of many periods at once, also of those that nothing landed for', async () => {
      await importBill(store, [A, OTHER_MONTH]);
      await importBill(store, [B, '2024-08,acme,6,f']);
      await importBill(store, [A], { replace });
      const versions = await store.versions('bill', ['2024-10', '2024-09', '2024-11']); // prettier-ignore
      expect(Object.fromEntries(versions)).toEqual({
        '2024-09': 3,
        '2024-10': 1,
        '2024-11': 0,
      });
      expect((await store.versions('bill', [])).size).toBe(0);
    });

    it('throws a ConflictError when the window was replaced during the read', async () => {
      await importBill(store, [A, B]);
      const [slice] = await store.slices('bill', '2024-09', 10);
      await importBill(store, [C]);
      const read = async () => {
        const costs = [];
        for await (const batch of store.read('bill', '2024-09', slice))
          costs.push(...batch.map(({ document }) => document.cost));
        return costs;
      };
      expect(await read()).toEqual(['1', '2']);
      await importBill(store, [A], { replace });
      await expect(read()).rejects.toThrow(
        'Import 3 replaced records of bill 2024-09 while they were read (as of import 1)',
      );
    });
  },
);
