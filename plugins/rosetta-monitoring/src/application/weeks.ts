const DAY_MS = 86_400_000;

/** The UTC day, `YYYY-MM-DD`. */
export const dayOf = (at: Date) => at.toISOString().slice(0, 10);

/** The Monday of the ISO week that a UTC day is in. */
const mondayOf = (day: string) => {
  const at = new Date(`${day}T00:00:00Z`);
  const sinceMonday = (at.getUTCDay() + 6) % 7;
  return dayOf(new Date(at.getTime() - sinceMonday * DAY_MS));
};

/** The whole weeks before this one, half-open: from a Monday to a Monday. */
export const lastWeeks = (count: number, now: Date) => {
  const to = mondayOf(dayOf(now));
  const from = dayOf(new Date(Date.parse(to) - count * 7 * DAY_MS));
  return { from, to };
};

/** Of a window of weeks, those from the first published day on; all, when it has none of them. */
export const publishedWeeks = (
  { from, to }: { from: string; to: string },
  first: string | null,
) => {
  if (!first || first <= from) return { from, to };
  const monday = mondayOf(first);
  const next = dayOf(new Date(Date.parse(monday) + 7 * DAY_MS));
  const since = monday === first ? monday : next;
  return since < to ? { from: since, to } : { from, to };
};

/** Up to and including today: the week that is not over yet is in it. */
export const upToToday = ({ from }: { from: string }, now: Date) => ({
  from,
  to: dayOf(new Date(now.getTime() + DAY_MS)),
});

export interface Week {
  monday: string;
  count: number;
}

/** How many of these days are in each week of the window, weeks without any included. */
export const countByWeek = (
  days: readonly string[],
  { from, to }: { from: string; to: string },
): Week[] => {
  const counts = Map.groupBy(days, mondayOf);
  const weeks: Week[] = [];
  for (let at = Date.parse(from); at < Date.parse(to); at += 7 * DAY_MS) {
    const monday = dayOf(new Date(at));
    weeks.push({ monday, count: counts.get(monday)?.length ?? 0 });
  }
  return weeks;
};
