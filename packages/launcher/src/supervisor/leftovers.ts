import { Problem } from '../problem';
import { signal, waitUntilGone } from './processes';
import { LAUNCHER, ProcessRecord, Records } from './records';

const LEAVE_MS = 5_000;
/** A launcher stops all the others first. */
const LAUNCHER_LEAVES_MS = 20_000;

/** Takes this home for this process, and cleans up after a launcher that was killed. */
export async function claim(
  records: Records,
  details: Pick<ProcessRecord, 'title' | 'url' | 'mode' | 'demo'>,
): Promise<string[]> {
  const other = records.read(LAUNCHER);
  if (other) throw alreadyRuns(other);
  const left = await stopAll(records);
  if (!records.writeFirst(LAUNCHER, process.pid, details))
    throw alreadyRuns(records.read(LAUNCHER));
  return left;
}

function alreadyRuns({ title, url, pid, since }: Partial<ProcessRecord> = {}) {
  const where = url ? ` at ${url}` : '';
  return new Problem(
    `${title} is already there${where} (process ${pid}, since ${since}).`,
    'Stop it first (`yarn rosetta stop`, or Ctrl-C where it runs), or use another checkout.',
  );
}

/** Stops what a start has running or left behind; the names of what it stopped. */
export async function stopAll(records: Records): Promise<string[]> {
  const names = records.list().map(({ name }) => name);
  const launcher = records.read(LAUNCHER);
  if (launcher) await end(launcher, LAUNCHER_LEAVES_MS);
  // The latest first: what was started later needs what was there before.
  for (const record of records.list()) await end(record);
  records.removeStale();
  return names;
}

/** Asks it to leave, and ends it when it does not. */
export async function end(record: ProcessRecord, limitMs = LEAVE_MS) {
  signal(record, record.stopSignal);
  if (await waitUntilGone(record, limitMs)) return;
  signal(record, 'SIGKILL', record.name !== LAUNCHER);
  await waitUntilGone(record, LEAVE_MS);
}

/** At once and without order, for a person who will not wait. */
export const killAll = (records: Records) =>
  records
    .list()
    .filter(({ name }) => name !== LAUNCHER)
    .forEach(record => signal(record, 'SIGKILL', true));
