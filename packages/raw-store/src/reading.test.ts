import { readCosts, importBill, manyLines } from './__testUtils__/bills';
import { testStores } from './__testUtils__/testStores';
import { RawStore } from './RawStore';

describe.each(testStores())(
  'reading from the raw store on $name',
  ({ open }) => {
    let store: RawStore;
    beforeEach(async () => {
      ({ store } = await open());
    });
    afterEach(() => store.close());

    it.each([1, 7, 100, 240, 241])(
      'cuts a window into slices of %i that cover it exactly, in order',
      async size => {
        const lines = manyLines(120).flatMap(line => [
          line,
          line.replace('2024-09', '2024-10'),
        ]);
        await importBill(store, lines);
        for (const first of [301, 311, 321])
          await importBill(store, manyLines(10, { first }));
        await importBill(store, manyLines(90, { first: 501 }));

        const slices = await store.slices('bill', '2024-09', size);
        expect(await store.slices('bill', '2024-09', size)).toEqual(slices);
        const sizes = slices.map(({ records }) => records);
        expect(sizes.slice(0, -1).every(records => records === size)).toBe(
          true,
        );
        expect(sizes.reduce((sum, records) => sum + records, 0)).toBe(240);

        const middle = Math.floor(slices.length / 2);
        for (const slice of slices.slice(middle, middle + 3)) {
          const addresses = [];
          for await (const batch of store.read('bill', '2024-09', slice))
            for (const { import: number, row } of batch)
              addresses.push({ import: number, row });
          expect(addresses).toHaveLength(slice.records);
          expect(addresses.at(0)).toEqual(slice.from);
          expect(addresses.at(-1)).toEqual(slice.to);
        }
      },
    );

    it('reads slices one after the other as if they were one, in several batches each', async () => {
      await importBill(store, manyLines(2_100));
      const all = manyLines(2_100).map(line => line.split(',')[2]);
      expect(await readCosts(store, '2024-09', 1_050)).toEqual(all);
      expect(await readCosts(store)).toEqual(all);
    });

    it('gives each record its identity, the same wherever it was imported', async () => {
      const [one, two] = manyLines(2);
      await importBill(store, [one, two]);
      await importBill(store, [two, one, two]);
      const [slice] = await store.slices('bill', '2024-09', 10);
      const read = [];
      for await (const batch of store.read('bill', '2024-09', slice))
        for (const { import: number, row, id, rank, document } of batch)
          read.push({ at: [number, row], id, rank, cost: document.cost });
      const id = expect.stringMatching(/^[0-9a-f]{64}$/);
      expect(read).toEqual([
        { at: [1, 1], id, rank: 0, cost: '1.5' },
        { at: [1, 2], id, rank: 0, cost: '2.5' },
        { at: [2, 3], id: read[1].id, rank: 1, cost: '2.5' },
      ]);
      expect(read[0].id).not.toBe(read[1].id);
    });

    it('returns no slices where nothing has landed', async () => {
      expect(await store.slices('bill', '2024-09', 10)).toEqual([]);
      expect(await store.periods('bill')).toEqual([]);
      expect(await store.list()).toEqual([]);
      expect(await store.quarantine('bill')).toEqual({ items: [] });
      expect(await readCosts(store)).toEqual([]);
    });

    it('lists the counts of each dataset', async () => {
      await importBill(store, manyLines(3, { month: '2024-11' }));
      await importBill(store, [...manyLines(2), 'x'], { name: 'last.csv' });
      expect(await store.list()).toEqual([
        {
          dataset: 'bill',
          records: 5,
          superseded: 0,
          quarantined: 1,
          first: '2024-09',
          last: '2024-11',
          lastImport: {
            import: 2,
            file: 'last.csv',
            at: expect.stringMatching(/^\d{4}-.*Z$/),
            replace: false,
            files: 1,
            counts: {
              landed: 2,
              already: 0,
              rejected: 1,
              superseded: 0,
              revived: 0,
            },
          },
        },
      ]);
    });

    it('pages through the quarantine, newest import first', async () => {
      await importBill(store, ['a', 'b', 'c']);
      await importBill(store, ['d', 'e']);
      const seen = [];
      let cursor: string | undefined;
      do {
        const page = await store.quarantine('bill', { limit: 2, cursor });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map(({ import: i, row }) => `${i}.${row}`));
        cursor = page.nextCursor;
      } while (cursor);
      expect(seen).toEqual(['2.1', '2.2', '1.1', '1.2', '1.3']);
      await expect(
        (async () => store.quarantine('bill', { cursor: 'x' }))(),
      ).rejects.toThrow('cursor: is not a cursor of this list');
    });

    it('passes its check, and can be migrated at every start', async () => {
      await Promise.all([store.migrate(), store.migrate()]);
      await expect(store.check()).resolves.toBeUndefined();
    });
  },
);
