import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { IssueToken } from '../keys/createTokens';
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

/** The subject of the token: the portal itself, which may read what any person with a role may. */
const PORTAL = 'plugin:rosetta';

/** What fails is tried again in five seconds: the log has it once, until it is another or over. */
const loggingOnce = (logger: LoggerService, act: () => Promise<void>) => {
  let last: string | undefined;
  return async () => {
    try {
      await act();
      last = undefined;
    } catch (error) {
      const { message } = error as Error;
      if (message !== last) logger.warn('Run notices not sent', error as Error);
      last = message;
    }
  };
};

/** Notifies people of the end of their runs within seconds; one backend at a time does so. */
export async function openRunNotices({
  db,
  logger,
  scheduler,
  issueToken,
  ...options
}: Options): Promise<void> {
  const notices = new RunNotices({
    ...options,
    domains: RUN_DOMAINS,
    store: new RunNoticeStore(db),
    tokenFor: audience =>
      issueToken({
        user: PORTAL,
        groups: [],
        roles: ['Rosetta_User'],
        audience,
      }),
  });
  await notices.begin();
  await scheduler.scheduleTask({
    id: 'announce-runs',
    scope: 'global',
    frequency: { seconds: 5 },
    initialDelay: { seconds: 5 },
    timeout: { minutes: 1 },
    fn: loggingOnce(logger, () => notices.announce()),
  });
}
