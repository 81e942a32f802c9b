import { Language } from '@rosetta/contracts/domains';

const MONTH_LENGTH = 'YYYY-MM'.length;
const DAY_LENGTH = 'YYYY-MM-DD'.length;

/** A month, a day or an hour of the UTC calendar, as people write it. */
export const periodText = (period: string, language: Language) => {
  const format = (at: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(
      new Date(at),
    );
  if (period.length === MONTH_LENGTH)
    return format(`${period}-01T00:00Z`, { year: 'numeric', month: 'long' });
  if (period.length === DAY_LENGTH)
    return format(`${period}T00:00Z`, { dateStyle: 'long' });
  return `${format(`${period}:00Z`, {
    dateStyle: 'medium',
    timeStyle: 'short',
  })} UTC`;
};
