const MINUTE = 60;
const HOUR = 3_600;

const UNITS = [
  ['hour', HOUR],
  ['minute', MINUTE],
  ['second', 1],
] as const;

const write = (locale: string, value: number, unit: string) =>
  new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 1 ? 1 : 0,
  }).format(value);

/** A length of time in its two largest units, as the reader's language writes them: `2 min 5 sec`. */
export const formatDuration = (locale: string, seconds: number) => {
  if (seconds < 1) return write(locale, seconds, 'second');
  const parts: string[] = [];
  let rest = Math.round(seconds);
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(write(locale, count, unit));
  }
  return parts.slice(0, 2).join(' ');
};

const AGES = [
  ['day', 86_400, 'narrow'],
  ['hour', HOUR, 'narrow'],
  // Narrow, a minute looks like a month.
  ['minute', MINUTE, 'short'],
  ['second', 1, 'narrow'],
] as const;

/** An age in its largest unit, in as little room as it takes: `7d`. */
export const formatAge = (locale: string, seconds: number) => {
  const [unit, size, unitDisplay] =
    AGES.find(([, each]) => seconds >= each) ?? AGES[AGES.length - 1];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay,
  }).format(Math.max(0, Math.floor(seconds / size)));
};
