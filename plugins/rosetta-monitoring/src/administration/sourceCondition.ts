import { SourceReading } from '@rosetta/contracts/monitoring';

export type SourceCondition =
  | 'ok'
  | 'live'
  | 'late'
  | 'partial'
  | 'failed'
  | 'off'
  | 'unread'
  | 'unasked';

/** How a source is, in one word: the worst of what is known. */
export const conditionOf = ({
  last,
  late,
  live,
  liveCalls,
  jobs,
}: SourceReading): SourceCondition => {
  if (live.state === 'down' || last?.outcome === 'failed') return 'failed';
  if (live.state === 'off' || liveCalls === null) return 'off';
  if (last?.outcome === 'partial') return 'partial';
  if (late || live.state === 'stale') return 'late';
  if (jobs.length === 0)
    return live.asOf === null && liveCalls.calls === 0 ? 'unasked' : 'live';
  return last === null ? 'unread' : 'ok';
};

/** Its calls of the last 24 hours, as the batch made them. */
export const callsOf = ({ hours }: Pick<SourceReading, 'hours'>) => ({
  calls: hours.reduce((sum, { calls }) => sum + calls, 0),
  errors: hours.reduce((sum, { errors }) => sum + errors, 0),
  limited: hours.reduce((sum, { limited }) => sum + limited, 0),
});
