import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { IssueToken } from '../keys/createTokens';
import {
  PendingNotices,
  PendingNoticesOptions,
  NoticeSource,
} from './PendingNotices';
import { portalTokens } from './portalCalls';
import { scheduleNotices } from './scheduleNotices';

interface Options extends Omit<PendingNoticesOptions, 'tokenFor'> {
  logger: LoggerService;
  scheduler: SchedulerService;
  issueToken: IssueToken;
}

/** Notifies people of what a source has for them. */
export async function openPendingNotices<Item>(
  source: NoticeSource<Item>,
  { issueToken, ...options }: Options,
): Promise<void> {
  const notices = new PendingNotices(source, {
    ...options,
    // Who was told is recorded by a change, which not everybody may make.
    tokenFor: portalTokens(issueToken, source.role),
  });
  await scheduleNotices(options, source.task, () => notices.announce());
}
