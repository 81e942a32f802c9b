import { TestDatabases } from '@rosetta/test-kit/databases';
import { runOnce } from '@rosetta/batch-kit';
import { finops } from '@rosetta/contracts/domains';
import { RunMode } from '@rosetta/contracts/runs';
import { migrateFinopsMart } from '@rosetta/finops-mart';
import { createTestStores } from '@rosetta/raw-store/testUtils';
import { createLogger, Referentiel } from '@rosetta/service-kit';
import { FakeReferentiel } from '@rosetta/service-kit/testUtils';
import { createCostJob } from '../costs/costJob';

interface RunOptions {
  period?: string;
  mode?: RunMode;
  /** Lines per slice. */
  sliceLines?: number;
  /** What charges are converted into. */
  reportingCurrency?: string;
}

/** A mart, a raw store and a référentiel of their own, and the cost job over them. */
export const createCostBench = async (
  databases: TestDatabases,
  content: Referentiel,
) => {
  const { db, raw } = await createTestStores(databases, migrateFinopsMart);
  const referentiel = new FakeReferentiel(content);
  return {
    db,
    raw,
    referentiel,
    async run({ period = '2024-09', mode = 'run', sliceLines = 200, reportingCurrency }: RunOptions = {}) {
      const [ended] = await runOnce({
        db,
        domain: finops.name,
        jobs: [createCostJob({ db, raw, referentiel, tagKeys: ['application'], sliceLines, reportingCurrency })],
        logger: createLogger({ service: 'test', level: 'silent' }),
        periods: [period],
        mode,
        requestedBy: 'a test',
        reason: 'to see',
      });
      if (ended.state !== 'succeeded') throw new Error(`${ended.error}`);
      return ended;
    },
    warnings: async (runId: string): Promise<string[]> =>
      db('run_event').where({ run_id: runId, level: 'warn' }).pluck('message'),
    close: () => raw.close(),
  };
}; // prettier-ignore

export type CostBench = Awaited<ReturnType<typeof createCostBench>>;
