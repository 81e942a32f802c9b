/** Months as the wire writes them, `YYYY-MM`, and half-open windows of them. */
export const addMonths = (month: string, count: number) => {
  const at = new Date(`${month}-01T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + count);
  return at.toISOString().slice(0, 7);
};

export const currentMonth = (now: number = Date.now()) =>
  new Date(now).toISOString().slice(0, 7);

/** From `from` up to, but without, `to`. */
export const monthsBetween = (from: string, to: string) => {
  const months: string[] = [];
  for (let month = from; month < to; month = addMonths(month, 1))
    months.push(month);
  return months;
};
