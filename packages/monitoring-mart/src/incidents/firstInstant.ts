/** Of a day its first moment in UTC, whatever time zone the database has; an instant as it is. */
export const firstInstant = (dayOrInstant: string) =>
  dayOrInstant.includes('T') ? dayOrInstant : `${dayOrInstant}T00:00:00.000Z`;
