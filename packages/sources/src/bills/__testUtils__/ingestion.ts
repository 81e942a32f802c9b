import { createTestStores, TestStores } from '@rosetta/raw-store/testUtils';
import { IngestionResult } from '../../ingestion/types';
import { BillsConfig, LocationConfig } from '../config';
import { createBillsClient } from '../createBillsClient';
import { ingestBills } from '../ingest';

type Databases = Parameters<typeof createTestStores>[0];

/** What a bill's lines cost that count now, in order of their amounts. */
const readCosts = async ({ raw }: TestStores) => {
  const costs: string[] = [];
  for (const slice of await raw.slices('focus', '2024-09', 1_000_000))
    for await (const batch of raw.read('focus', '2024-09', slice))
      costs.push(...batch.map(({ document }) => String(document.BilledCost)));
  return costs.sort();
};

/** A raw store of the test's own, and ingestions into it, each with a client of its own. */
export const createIngestion = async (databases: Databases) => {
  const stores = await createTestStores(databases, async () => {});
  const marks = new Map<string, string>();
  const landAll = async (config: BillsConfig): Promise<IngestionResult> => {
    const client = createBillsClient(config, { timeoutMs: 2_000 });
    try {
      return await ingestBills(client, {
        raw: stores.raw,
        watermarks: {
          of: async () => new Map(marks),
          save: async (_source, saved) =>
            saved.forEach((mark, scope) => marks.set(scope, mark)),
        },
        pivots: () => [],
        since: new Date(0),
        signal: new AbortController().signal,
      });
    } finally {
      await client.close();
    }
  };
  return {
    landAll,
    /** Lands the location `bills`: the counts and the refusals, by scope. */
    async land(location: LocationConfig) {
      const { imports, unread } = await landAll({ locations: { bills: location } }); // prettier-ignore
      const landed = Object.entries(imports).map(([scope, { counts }]) => [
        scope.replace('bills: ', ''),
        counts.landed,
      ]);
      const refused = [...unread.reasons].map(([scope, reason]) => [
        scope.replace('bills: ', ''),
        reason,
      ]);
      return {
        landed: Object.fromEntries(landed) as Record<string, number>,
        refused: Object.fromEntries(refused) as Record<string, string>,
      };
    },
    costs: () => readCosts(stores),
    quarantined: async () => (await stores.raw.quarantine('focus')).items.length, // prettier-ignore
    close: () => stores.raw.close(),
  };
};
