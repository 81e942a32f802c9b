import { RunEvent } from '@rosetta/contracts/runs';
import { Knex } from 'knex';
import { RunEventRow, toRunEvent } from './rows';

export type NewRunEvent = Pick<RunEvent, 'level' | 'message'> & {
  fields?: Record<string, unknown>;
};

/** PostgreSQL stores no NUL, and a line of the log is not worth failing a run. */
const withoutNul = (text: string) => text.replaceAll('\0', '');

const toJson = (fields: Record<string, unknown> = {}) =>
  JSON.stringify(fields, (_key, value) =>
    typeof value === 'string' ? withoutNul(value) : value,
  );

/**
 * Adds a line to the log of a run. The number is given under the lock of the run's row,
 * so numbers become visible in order and without gaps.
 * @param attemptId - write only if this attempt still holds the run
 * @returns whether it was written
 */
export const appendRunEvent = async (
  db: Knex,
  runId: string,
  { level, message, fields }: NewRunEvent,
  attemptId: string | null = null,
): Promise<boolean> => {
  const { rowCount } = await db.raw(
    `with held as (
       update run set last_seq = last_seq + 1
       where id = ? and (?::text is null or attempt_id = ?)
       returning id, last_seq
     )
     insert into run_event (run_id, seq, level, message, fields)
     select id, last_seq, ?, ?, ?::jsonb from held`,
    [runId, attemptId, attemptId, level, withoutNul(message), toJson(fields)],
  );
  return rowCount > 0;
};

/** The lines of a log after a number, oldest first. */
export const readRunEvents = async (
  db: Knex,
  runId: string,
  after: number,
  limit: number,
): Promise<RunEvent[]> => {
  const rows: RunEventRow[] = await db('run_event')
    .select('seq', 'at', 'level', 'message', 'fields')
    .where('run_id', runId)
    // Clients may name any number.
    .andWhereRaw('seq > ?::bigint', [after])
    .orderBy('seq')
    .limit(limit);
  return rows.map(toRunEvent);
};
