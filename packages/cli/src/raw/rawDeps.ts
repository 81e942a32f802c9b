import { configArgs } from '@rosetta/launcher/home';
import { Problem } from '@rosetta/launcher/problem';
import {
  createRawStore,
  RawDataset,
  RawStore,
  RawStoreConfig,
} from '@rosetta/raw-store';
import {
  loadRosettaConfig,
  PeriodsConfig,
  readConfig,
} from '@rosetta/service-kit';
import { datasetsOf } from '@rosetta/sources';
import { z } from 'zod';
import { BATCH_DOMAINS, loadBatch } from '../batch/domainBatches';

/** Which store it is, and how far from now a period may be. */
const StoreConfig = z.object({
  rawStore: RawStoreConfig.optional(),
  periods: PeriodsConfig,
});
type StoreConfig = Required<z.infer<typeof StoreConfig>>;

export interface RawDeps {
  /** What `raw import` knows how to read. */
  datasets: readonly RawDataset[];
  config(): Promise<StoreConfig>;
  stdout: Pick<NodeJS.WriteStream, 'write'>;
  /** Where progress is shown, when it is a terminal. */
  stderr: NodeJS.WriteStream;
  setExitCode(code: number): void;
}

const CURE = 'Start the platform with `npm start`, then try again.';

const readStoreConfig = async (): Promise<StoreConfig> => {
  const args = ['node', 'rosetta', ...configArgs()];
  const { rawStore, periods } = readConfig(
    StoreConfig,
    await loadRosettaConfig(args),
  );
  if (!rawStore) throw new Problem('No raw store is configured.', CURE);
  return { rawStore, periods };
};

/** The platform's own store and datasets, on this terminal. */
export const platformDeps = (): RawDeps => ({
  datasets: [
    ...datasetsOf(),
    ...BATCH_DOMAINS.flatMap(
      ({ packageName }) => loadBatch(packageName).datasets ?? [],
    ),
  ],
  config: readStoreConfig,
  stdout: process.stdout,
  stderr: process.stderr,
  setExitCode: code => {
    process.exitCode = code;
  },
});

/** Where a store is, without the password. */
const describeStore = (config: RawStoreConfig): string => {
  const url = config.kind === 'mongodb' ? config.url : config.connection;
  const host = URL.canParse(url) ? ` at ${new URL(url).host}` : '';
  return `${config.kind === 'mongodb' ? 'MongoDB' : 'PostgreSQL'}${host}`;
};

const storeUnreachable = (config: RawStoreConfig, error: unknown) => {
  const { message, code } = error as { message?: string; code?: string };
  return new Problem(
    `The raw store (${describeStore(config)}) does not answer: ${
      message || code
    }.`,
    CURE,
  );
};

/** Runs with the store, which is there and up to date; closes it afterwards. */
export const withStore = async <T>(
  deps: RawDeps,
  use: (store: RawStore) => Promise<T>,
): Promise<T> => {
  const { rawStore, periods } = await deps.config();
  const store = createRawStore(rawStore, periods);
  const assertAnswers = () =>
    store.check().catch(error => {
      throw storeUnreachable(rawStore, error);
    });
  try {
    await store.migrate().catch(error => {
      throw storeUnreachable(rawStore, error);
    });
    return await use(store).catch(async error => {
      // When the store became unreachable meanwhile, report that instead of the first failure.
      await assertAnswers();
      throw error;
    });
  } finally {
    await store.close();
  }
};
