import { CronExpressionParser } from 'cron-parser';

/** The next times of a schedule (cron, UTC) after an instant; as the queue reads schedules. */
export const nextTimes = (
  schedule: string,
  after: Date,
  count: number,
): Date[] => {
  const times = CronExpressionParser.parse(schedule, {
    currentDate: after,
    tz: 'UTC',
  });
  return Array.from({ length: count }, () => times.next().toDate());
};
