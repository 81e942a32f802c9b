import createKnex from 'knex';
import { createWorker } from '../createWorker';
import { createToyJobs, silent, TOY, ToyPoint } from './toyJob';

/** A worker in a process of its own, which blocks at one point, reports it, and waits to be killed. */
const [connection, pauseAt] = process.argv.slice(2);
const db = createKnex({ client: 'pg', connection: JSON.parse(connection) });

const hook = async (point: ToyPoint, slice?: number) => {
  const isThere = point === pauseAt && (point !== 'shape' || slice === 4);
  if (!isThere) return;
  process.send?.(point);
  await new Promise(() => {});
};

createWorker({
  db,
  domain: TOY,
  jobs: createToyJobs(db, hook),
  logger: silent,
  concurrency: 1,
})
  .start()
  .catch(error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  });
