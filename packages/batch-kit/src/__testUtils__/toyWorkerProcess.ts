import createKnex from 'knex';
import { createWorker } from '../createWorker';
import { createToyJob, silent, ToyPoint } from './toyJob';

/** A worker in a process of its own, which stops dead at one point, says so, and waits to be killed. */
const [connection, pauseAt] = process.argv.slice(2);
const db = createKnex({ client: 'pg', connection: JSON.parse(connection) });

const hook = async (point: ToyPoint, slice?: number) => {
  if (point !== pauseAt || (point === 'shape' && slice !== 4)) return;
  process.send?.(point);
  await new Promise(() => {});
};

createWorker({
  db,
  job: createToyJob(db, hook),
  logger: silent,
  concurrency: 1,
})
  .start()
  .catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
