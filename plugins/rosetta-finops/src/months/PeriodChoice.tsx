import {
  MonthRange,
  PeriodPicker,
  PeriodPreset,
} from '@rosetta/plugin-rosetta-core-react/period';
import { Periods } from '../types';
import { MonthsView } from './monthRange';
import { latestMonth, monthChoices } from './publishedMonths';

interface PeriodChoiceProps {
  range: MonthRange;
  /** What the range follows; nothing where the address has months of its own. */
  preset?: PeriodPreset;
  periods: Periods;
  onChange(change: MonthsView): void;
}

/** The months of a page: those of a preset, or any from the first published one on. */
export const PeriodChoice = ({
  range,
  preset,
  periods,
  onChange,
}: PeriodChoiceProps) => (
  <PeriodPicker
    range={range}
    preset={preset}
    months={monthChoices(periods, range)}
    latest={latestMonth(periods)}
    onPreset={period => onChange({ period, from: undefined, to: undefined })}
    onRange={months => onChange({ ...months, period: undefined })}
  />
);
