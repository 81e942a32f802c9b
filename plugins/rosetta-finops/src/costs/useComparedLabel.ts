import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  MonthRange,
  monthRangeLabel,
} from '@rosetta/plugin-rosetta-core-react/period';
import { countMonths } from '@rosetta/contracts/values';
import { CostsPageView, comparedRange } from './costsPageView';

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
  return countMonths(compared.from, compared.to) === 1
    ? formats.month(compared.from, 'short')
    : monthRangeLabel(compared, formats);
};
