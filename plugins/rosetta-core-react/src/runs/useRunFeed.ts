import { Run, RunEvent, hasEnded } from '@rosetta/contracts/runs';
import { LiveEvent } from '../client';
import { useLiveRoute } from '../data';
import { RunsDomain } from './RunsDomain';

export interface RunFeed {
  run?: Run;
  log: readonly RunEvent[];
}

const EMPTY: RunFeed = { log: [] };

/** A line may come twice where a connection resumes; it is one line. */
const addLine = (feed: RunFeed, line: RunEvent): RunFeed => {
  const last = feed.log.at(-1)?.seq ?? 0;
  return line.seq <= last ? feed : { ...feed, log: [...feed.log, line] };
};

const apply = (feed: RunFeed = EMPTY, { event, data }: LiveEvent): RunFeed =>
  event === 'run'
    ? { ...feed, run: Run.parse(data) }
    : addLine(feed, RunEvent.parse(data));

/** The last event of a run says that it has ended; its log came before. */
const isLast = ({ event, data }: LiveEvent) =>
  event === 'run' && hasEnded(Run.parse(data));

/** A run and its log as they come, from the first line until the run has ended. */
export const useRunFeed = ({ routes }: RunsDomain, id: string) => {
  const { value, ...connection } = useLiveRoute(
    routes.getRunLog,
    { params: { id } },
    { apply, isLast },
  );
  return { feed: value ?? EMPTY, ...connection };
};
