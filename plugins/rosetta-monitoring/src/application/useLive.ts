import { getLiveDeployments } from '@rosetta/contracts/monitoring';
import { useRoute } from '@rosetta/plugin-rosetta-core-react/data';

/** How old what a sheet shows as live may be. */
const REFRESH_MS = 5_000;

/** What runs of an application, kept up to date for as long as it is on a page. */
export const useLive = (application: string) => {
  const live = useRoute(
    getLiveDeployments,
    { params: { app: application } },
    { everyMs: REFRESH_MS },
  );
  // What is fetched again in the background need not say so each time.
  return { ...live, loading: live.loading && live.value === undefined };
};
