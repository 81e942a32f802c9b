/**
 * Whether an answer holds: the last one does, of those that share days.
 *
 * @param answer - the alias of an answer
 */
export const holds = (answer: string) => `not exists (
  select from anomaly_answer l
  where l.series = ${answer}.series and l.answer_no > ${answer}.answer_no
    and l.from_day <= ${answer}.to_day and l.to_day >= ${answer}.from_day)`;

/** Whether people say that a day of a series is unusual indeed: nothing is expected by it. */
export const isLeftOut = (series: string, day: string) => `exists (
  select from anomaly_answer y
  where y.series = ${series} and y.answer = 'yes' and ${day} between y.from_day and y.to_day and ${holds(
  'y',
)})`;
