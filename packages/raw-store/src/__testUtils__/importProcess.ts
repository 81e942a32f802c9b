import { createRawStore } from '../createRawStore';
import { importFile } from '../importFile';
import { billDataset } from './bills';

/** An import in a process of its own, which stops half-way, says so, and waits to be killed. */
const [config, path] = process.argv.slice(2);
const store = createRawStore(JSON.parse(config));

importFile(
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
          if (count < 3) continue;
          process.send?.('half-way');
          await new Promise(() => {});
        }
      }
      return { ...opened, batches: batches() };
    },
  },
  { path, name: 'killed.csv' },
  { replace: true },
).catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
