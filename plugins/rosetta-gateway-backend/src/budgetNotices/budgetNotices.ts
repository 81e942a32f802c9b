import {
  BudgetAlert,
  listBudgetAlerts,
  setBudgetAlertTold,
} from '@rosetta/contracts/finops';
import { callRoute, pages } from '@rosetta/http-kit';
import { NoticeSource } from '../notices/PendingNotices';
import { CalledService } from '../notices/portalCalls';
import { budgetNoticeText } from './budgetNoticeText';

const PAGE = 500;

const readPending = async ({ client, options }: CalledService) => {
  const alerts: BudgetAlert[] = [];
  const query = { state: 'pending', limit: PAGE } as const;
  for await (const { items } of pages(client, listBudgetAlerts, { query }, options))
    alerts.push(...items);
  return alerts.reverse();
}; // prettier-ignore

/** Thresholds of budgets that were passed, within seconds. */
export const budgetNotices: NoticeSource<BudgetAlert> = {
  audience: 'finops-api',
  role: 'Rosetta_FinOps_Admin',
  task: {
    id: 'announce-budgets',
    everySeconds: 5,
    initialDelaySeconds: 5,
    failure: 'Budget notices not sent',
  },
  pending: readPending,
  recipientsOf: (alert, owners) => owners.of(alert),
  text: budgetNoticeText,
  setTold: ({ client, options }, { id }, recipients) =>
    callRoute(
      client,
      setBudgetAlertTold,
      { params: { id }, body: { recipients } },
      options,
    ),
};
