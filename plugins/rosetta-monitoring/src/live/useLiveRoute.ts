import { RouteAnswer, RouteInput } from '@rosetta/contracts';
import {
  getLiveBurns,
  getLiveLogs,
  getLivePipelines,
  getLiveProblems,
} from '@rosetta/contracts/monitoring';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';

/** How often what is live is asked for: the source's news shows within 5 s. */
const REFRESH_MS = 4_000;

type LiveRoute =
  | typeof getLiveProblems
  | typeof getLiveBurns
  | typeof getLivePipelines
  | typeof getLiveLogs;

/** What a source says of an application, kept up to date for as long as it is on a page. */
export const useLiveRoute = <R extends LiveRoute>(
  route: R,
  application: string,
) => {
  const input = { params: { app: application } } as RouteInput<R>;
  const live = useRoute<R>(route, input, { everyMs: REFRESH_MS });
  // What is fetched again in the background need not say so each time.
  return {
    ...live,
    value: live.value as RouteAnswer<R> | undefined,
    loading: live.loading && live.value === undefined,
  };
};
