import { Problem } from '../problem';
import { signal, waitUntilGone } from './processes';
import { LAUNCHER, ProcessRecord, Records } from './records';

const STOP_TIMEOUT_MS = 5_000;
/** A launcher stops all the others first. */
const LAUNCHER_STOP_TIMEOUT_MS = 20_000;

/** Takes this home for this process, and cleans up after a launcher that was killed. */
export async function claimHome(
  records: Records,
  details: Pick<ProcessRecord, 'title' | 'url' | 'mode' | 'demo'>,
): Promise<string[]> {
  const other = records.read(LAUNCHER);
  if (other) throw alreadyRunning(other);
  const stopped = await stopAll(records);
  if (!records.writeFirst(LAUNCHER, process.pid, details))
    throw alreadyRunning(records.read(LAUNCHER));
  return stopped;
}

function alreadyRunning({
  title,
  url,
  pid,
  since,
}: Partial<ProcessRecord> = {}) {
  const where = url ? ` at ${url}` : '';
  return new Problem(
    `${title} is already running${where} (process ${pid}, since ${since}).`,
    'Stop it first (`yarn rosetta stop`, or Ctrl-C where it runs), or use another checkout.',
  );
}

/** Stops what a start has running or left behind; the names of what it stopped. */
export async function stopAll(records: Records): Promise<string[]> {
  const names = records.list().map(({ name }) => name);
  const launcher = records.read(LAUNCHER);
  if (launcher) await stopProcess(launcher, LAUNCHER_STOP_TIMEOUT_MS);
  // The latest first: what was started later needs what was there before.
  for (const record of records.list()) await stopProcess(record);
  records.removeStale();
  return names;
}

/** Asks it to leave, and ends it when it does not. */
export async function stopProcess(
  record: ProcessRecord,
  limitMs = STOP_TIMEOUT_MS,
) {
  signal(record, record.stopSignal);
  if (await waitUntilGone(record, limitMs)) return;
  signal(record, 'SIGKILL', record.name !== LAUNCHER);
  await waitUntilGone(record, STOP_TIMEOUT_MS);
}

/** At once and without order, for a person who will not wait. */
export const killAll = (records: Records) =>
  records
    .list()
    .filter(({ name }) => name !== LAUNCHER)
    .forEach(record => signal(record, 'SIGKILL', true));
