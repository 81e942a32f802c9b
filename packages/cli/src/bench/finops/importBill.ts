import { basename } from 'node:path';
import { FinopsBatchConfig, focusDataset } from '@rosetta/finops-batch';
import { createRawStore, importFile } from '@rosetta/raw-store';
import { loadRosettaConfig, readConfig } from '@rosetta/service-kit';

/** Lands the bill that the last argument names, in a process that can be measured alone. */
const main = async () => {
  const { rawStore } = readConfig(FinopsBatchConfig, await loadRosettaConfig());
  const path = process.argv.at(-1)!;
  const store = createRawStore(rawStore);
  await store.migrate();
  await importFile(store, focusDataset, { path, name: basename(path) });
  await store.close();
};

main();
