import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { IssueToken } from '../keys/createTokens';
import { portalTokens } from '../notices/portalCalls';
import { NoticeTask, scheduleNotices } from '../notices/scheduleNotices';
import { RUN_DOMAINS } from '../runDomains';
import { RunNotices, RunNoticesOptions } from './RunNotices';
import { RunNoticeStore } from './RunNoticeStore';

interface Options
  extends Pick<RunNoticesOptions, 'clients' | 'languages' | 'notifications'> {
  db: Knex;
  logger: LoggerService;
  scheduler: SchedulerService;
  issueToken: IssueToken;
}

const TASK: NoticeTask = {
  id: 'announce-runs',
  everySeconds: 5,
  initialDelaySeconds: 5,
  failure: 'Run notices not sent',
};

/** Notifies people of the end of their runs within seconds. */
export async function openRunNotices({
  db,
  issueToken,
  ...options
}: Options): Promise<void> {
  const notices = new RunNotices({
    ...options,
    domains: RUN_DOMAINS,
    store: new RunNoticeStore(db),
    tokenFor: portalTokens(issueToken, 'Rosetta_User'),
  });
  await notices.begin();
  await scheduleNotices(options, TASK, () => notices.announce());
}
