/** The month it is now, in UTC, as the wire writes months. */
export const currentMonth = (now: number = Date.now()) =>
  new Date(now).toISOString().slice(0, 7);
