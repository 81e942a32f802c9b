import { keyOf } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';

interface LinesOfDay {
  application: string;
  day: string;
  currency: string;
}

/** What lists, on the page of costs, the lines that a day's direct usage is made of. */
export const linesOfDay = ({ application, day, currency }: LinesOfDay) => {
  const month = day.slice(0, 'YYYY-MM'.length);
  return String(
    new URLSearchParams({
      view: 'lines',
      ...{ from: month, to: addMonths(month, 1) },
      ...{ day, application, currency },
      ...{ kind: 'direct', chargeCategory: keyOf('Usage') },
    }),
  );
};
