import { useEffect, useReducer, useState } from 'react';
import { Run, RunEvent } from '@rosetta/contracts/runs';
import { LiveEvent } from '../client';
import { RunsClient } from './RunsDomain';

export interface RunFeed {
  run?: Run;
  log: readonly RunEvent[];
  /** The connection is lost, and is tried again; what is shown is from before. */
  lost?: Error;
  /** The portal refuses. */
  error?: Error;
}

const EMPTY: RunFeed = { log: [] };

export const hasEnded = ({ state }: Run) =>
  state !== 'queued' && state !== 'running';

type News = { run: Run } | { line: RunEvent };
type Change = News | Pick<RunFeed, 'lost' | 'error'> | 'again';

/** A line may come twice where a connection resumes; it is one line. */
const reduce = (feed: RunFeed, change: Change): RunFeed => {
  if (change === 'again') return EMPTY;
  if (!('line' in change)) return { ...feed, ...change };
  const last = feed.log.at(-1)?.seq ?? 0;
  if (change.line.seq <= last) return feed;
  return { ...feed, log: [...feed.log, change.line] };
};

const toNews = ({ event, data }: LiveEvent): News =>
  event === 'run' ? { run: Run.parse(data) } : { line: RunEvent.parse(data) };

/** A run and its log as they come, from the first line until the run has ended. */
export const useRunFeed = (client: RunsClient, id: string) => {
  const [feed, change] = useReducer(reduce, EMPTY);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const onConnection = (lost?: Error) => change({ lost });
    const read = async () => {
      for await (const event of client.follow(id, { signal, onConnection })) {
        const news = toNews(event);
        change(news);
        // The last news of a run is that it has ended; its log came before.
        if ('run' in news && hasEnded(news.run)) return;
      }
    };
    change('again');
    read().catch(error => signal.aborted || change({ error }));
    return () => leaving.abort();
  }, [client, id, attempt]);

  return { ...feed, retry: () => setAttempt(count => count + 1) };
};
