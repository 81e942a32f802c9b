import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';

export interface NoticeTask {
  id: string;
  everySeconds: number;
  initialDelaySeconds: number;
  /** What the log says of a failure. */
  failure: string;
}

interface Options {
  logger: LoggerService;
  scheduler: SchedulerService;
}

/** What fails is tried again the next time: the log has it once, until it is another or over. */
const loggingOnce = (
  logger: LoggerService,
  { failure }: NoticeTask,
  act: () => Promise<void>,
) => {
  let last: string | undefined;
  return async () => {
    try {
      await act();
      last = undefined;
    } catch (error) {
      const { message } = error as Error;
      if (message !== last) logger.warn(failure, error as Error);
      last = message;
    }
  };
};

/** Announces again and again; one backend at a time does so. */
export const scheduleNotices = (
  { logger, scheduler }: Options,
  task: NoticeTask,
  announce: () => Promise<void>,
): Promise<void> =>
  scheduler.scheduleTask({
    id: task.id,
    scope: 'global',
    frequency: { seconds: task.everySeconds },
    initialDelay: { seconds: task.initialDelaySeconds },
    timeout: { minutes: 1 },
    fn: loggingOnce(logger, task, announce),
  });
