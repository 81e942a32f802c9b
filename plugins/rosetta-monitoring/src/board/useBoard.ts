import { useEffect, useReducer, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { LiveEvent } from '@rosetta/plugin-rosetta-core-react/client';
import { monitoringApiRef } from '../api/monitoringApi';
import { applyEvent, BoardFeed, EMPTY } from './boardFeed';

type Change = LiveEvent | Pick<BoardFeed, 'lost' | 'error'>;

const reduce = (feed: BoardFeed, change: Change): BoardFeed =>
  'event' in change ? applyEvent(feed, change) : { ...feed, ...change };

/** The board as it is now, for as long as it is looked at. */
export const useBoard = () => {
  const monitoring = useApi(monitoringApiRef);
  const [feed, change] = useReducer(reduce, EMPTY);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const read = async () => {
      change({ error: undefined });
      for await (const event of monitoring.followBoard({
        signal,
        onConnection: lost => change({ lost }),
      }))
        change(event);
    };
    read().catch(error => signal.aborted || change({ error }));
    return () => leaving.abort();
  }, [monitoring, attempt]);

  return { ...feed, retry: () => setAttempt(count => count + 1) };
};
