import { Formats, useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  MonthRange,
  monthRangeLabel,
} from '@rosetta/plugin-rosetta-core-react/period';
import { addMonths } from '@rosetta/contracts/values';
import { CostsPageView, comparedRange } from './costsPageView';

/** The year is written once when both months are in it. */
const shortRange = ({ from, to }: MonthRange, formats: Formats) => {
  const last = addMonths(to, -1);
  if (from === last) return formats.month(from, 'short');
  return from.slice(0, 4) === last.slice(0, 4)
    ? `${formats.monthName(from, 'short')} – ${formats.month(last, 'short')}`
    : monthRangeLabel({ from, to }, formats);
};

/** What the figures are compared with, in words as short as a card or a column needs them. */
export const useComparedLabel = ({
  view,
  range,
}: {
  view: CostsPageView;
  range: MonthRange;
}) => {
  const formats = useFormats();
  const compared = comparedRange(range, view.compare ?? 'previous');
  if (!compared) return undefined;
  return shortRange(compared, formats);
};
