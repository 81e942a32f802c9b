import {
  Anomaly,
  listAnomalies,
  setAnomalyTold,
} from '@rosetta/contracts/finops';
import { callRoute } from '@rosetta/http-kit';
import { NoticeSource } from '../notices/PendingNotices';
import { CalledService } from '../notices/portalCalls';
import { anomalyNoticeText } from './anomalyNoticeText';

/** So many at a time: the others a moment later. */
const PAGE = 50;

const readPending = async ({ client, options }: CalledService) => {
  const query = { notice: 'pending', days: 'none', limit: PAGE } as const;
  const { items } = await callRoute(client, listAnomalies, { query }, options);
  return items.reverse();
};

/** Anomalies of the cost of applications, within a minute. */
export const anomalyNotices: NoticeSource<Anomaly> = {
  audience: 'finops-api',
  role: 'Rosetta_FinOps_Admin',
  task: {
    id: 'announce-anomalies',
    everySeconds: 60,
    initialDelaySeconds: 10,
    failure: 'Anomaly notices not sent',
  },
  pending: readPending,
  // The group whose members may answer: it owned the application on the last day.
  recipientsOf: ({ group }, owners) =>
    group === undefined ? [] : owners.of({ kind: 'group', key: group }),
  text: anomalyNoticeText,
  setTold: ({ client, options }, { id }, recipients) =>
    callRoute(
      client,
      setAnomalyTold,
      { params: { id }, body: { recipients } },
      options,
    ),
};
