import {
  SloAlert,
  listSloAlerts,
  setSloAlertTold,
} from '@rosetta/contracts/monitoring';
import { callRoute, pages } from '@rosetta/http-kit';
import { NoticeSource } from '../notices/PendingNotices';
import { CalledService } from '../notices/portalCalls';
import { burnNoticeText } from './burnNoticeText';

const PAGE = 500;

const readPending = async ({ client, options }: CalledService) => {
  const alerts: SloAlert[] = [];
  const query = { state: 'pending', limit: PAGE } as const;
  for await (const { items } of pages(client, listSloAlerts, { query }, options))
    alerts.push(...items);
  return alerts.reverse();
}; // prettier-ignore

/** Error budgets that burn too fast, within seconds: when it begins, when it gets worse, and when it is over. */
export const burnNotices: NoticeSource<SloAlert> = {
  audience: 'monitoring-api',
  role: 'Rosetta_Monitoring_Admin',
  task: {
    id: 'announce-burns',
    everySeconds: 5,
    initialDelaySeconds: 5,
    failure: 'Burn notices not sent',
  },
  pending: readPending,
  recipientsOf: ({ application, setBy }, owners) =>
    owners.of({ kind: 'application', key: application, setBy }),
  text: burnNoticeText,
  // What is recorded is what was told: it may have got worse meanwhile, and is pending again then.
  setTold: ({ client, options }, { id, severity, endedAt }, recipients) =>
    callRoute(
      client,
      setSloAlertTold,
      {
        params: { id },
        body: { recipients, severity, ended: endedAt !== null },
      },
      options,
    ),
};
