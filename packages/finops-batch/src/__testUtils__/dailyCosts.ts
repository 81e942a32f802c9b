import { ChargeFact } from '@rosetta/finops-mart';
import { DAYS } from '@rosetta/run-kit';

const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** The days of a month. */
export const daysOf = (month: string): string[] => {
  const days = [`${month}-01`];
  while (DAYS.add(days.at(-1)!, 1).startsWith(month))
    days.push(DAYS.add(days.at(-1)!, 1));
  return days;
};

/** A charge of one day. */
export const dayFact = (
  day: string,
  amount: number,
  more: Partial<ChargeFact> = {},
): Partial<ChargeFact> => ({
  chargeFrom: `${day}T00:00:00.000Z`,
  chargeTo: `${DAYS.add(day, 1)}T00:00:00.000Z`,
  effective: amount.toFixed(2),
  pricingQuantity: amount.toFixed(2),
  pricingUnit: 'Hours',
  ...more,
});

const isWeekend = (day: string) => [0, 6].includes(DAYS.start(day).getUTCDay());

/** What a day costs usually: less at weekends, and never the same. */
export const usual = (day: string, level: number) => {
  const noise = (Number(day.slice(DAY_LENGTH - 2)) * 7) % 11;
  return (isWeekend(day) ? level * 0.4 : level) * (0.97 + noise / 200);
};
