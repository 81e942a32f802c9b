import { PeriodKindName } from '@rosetta/contracts/runs';
import { Day, Hour, Month } from '@rosetta/contracts/values';
import { z } from 'zod';
import { Formats } from '../format';

interface PeriodKind {
  schema: z.ZodType<string, string>;
  /** Of the browser's picker. */
  type: 'month' | 'date' | 'datetime-local';
  example: string;
  /** From what the picker holds to the period, and back. */
  read(text: string): string;
  write(period: string): string;
  label(period: string, formats: Formats): string;
}

const same = (text: string) => text;

export const PERIOD_KINDS: Record<PeriodKindName, PeriodKind> = {
  month: {
    schema: Month,
    type: 'month',
    example: '2024-09',
    read: same,
    write: same,
    label: (period, formats) => formats.month(period),
  },
  day: {
    schema: Day,
    type: 'date',
    example: '2024-09-30',
    read: same,
    write: same,
    label: (period, formats) => formats.day(period),
  },
  hour: {
    schema: Hour,
    type: 'datetime-local',
    example: '2024-09-30T14',
    read: text => text.replace(/:\d\d$/, ''),
    write: period => `${period}:00`,
    label: (period, formats) =>
      `${formats.day(period.slice(0, 10))}, ${period.slice(11)}:00 UTC`,
  },
};

const kindOf = (period: string) =>
  Object.values(PERIOD_KINDS).find(
    ({ schema }) => schema.safeParse(period).success,
  );

/** The period of a run for a reader: `September 2024`, a day, or an hour. */
export const periodLabel = (period: string, formats: Formats) =>
  kindOf(period)?.label(period, formats) ?? period;
