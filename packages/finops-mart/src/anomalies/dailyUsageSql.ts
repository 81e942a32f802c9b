/**
 * What of the charges `c` can be unusual: usage that is billed by the day, in the month that bills it.
 * Purchases, credits, taxes, adjustments and corrections come when they come, and a charge of more than a day
 * says nothing of the days in it.
 *
 * @param first - an expression of the first day of the month
 */
export const dailyUsage = (
  first: string,
) => `c.charge_category = 'Usage' and c.charge_class is null
  and c.charge_to - c.charge_from <= interval '1 day'
  and c.charge_from >= cast(${first} as timestamp) at time zone 'UTC'
  and c.charge_from < (cast(${first} as timestamp) + interval '1 month') at time zone 'UTC'
  and c.kind in ('direct', 'indirect')`;
