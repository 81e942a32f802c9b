import { basename } from 'node:path';
import { createRawStore } from '../createRawStore';
import { importDelivery } from '../importDelivery';
import { billDataset } from './bills';

/** A delivery in a process of its own, which stops half-way in its last file, says so, and waits to be killed. */
const [config, ...paths] = process.argv.slice(2);
const store = createRawStore(JSON.parse(config));

importDelivery(
  store,
  {
    ...billDataset,
    async open(file) {
      const opened = await billDataset.open(file);
      async function* batches() {
        let count = 0;
        for await (const batch of opened.batches) {
          yield batch;
          count += 1;
          if (count < 3 || file.path !== paths.at(-1)) continue;
          process.send?.('half-way');
          await new Promise(() => {});
        }
      }
      return { ...opened, batches: batches() };
    },
  },
  paths.map(path => ({ path, name: basename(path) })),
  { replace: true },
).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
