import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { ComparedSide, FilterValue } from '@rosetta/contracts/finops';
import { addDays } from '@rosetta/contracts/values';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { monthRangeLabel } from '@rosetta/plugin-rosetta-core-react/period';
import { namesOf } from '../costs/namesOf';
import { Choices } from '../costs/useCosts';
import { finopsTranslationRef } from '../translation';

/** Several ids, separated by commas, are called by the name of each. */
const nameOf = (values: readonly FilterValue[], ids: string) =>
  namesOf(ids, id => values.find(value => value.id === id)?.label);

/** Both sides in words. */
export type SideLabels = Record<'now' | 'before', string>;

/** What tells a side from the other, in words: who, which days, or which months. */
export const useSideLabel = ({ filters }: Choices) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  return useCallback(
    (side: Pick<ComparedSide, 'from' | 'to' | 'days' | 'application' | 'group'>) => {
      if (side.application) return nameOf(filters.applications, side.application);
      if (side.group) return nameOf(filters.groups, side.group);
      if (!side.days) return monthRangeLabel(side, formats);
      return t('comparison.days', {
        from: formats.day(side.days.from),
        to: formats.day(addDays(side.days.to, -1)),
      });
    },
    [filters, formats, t],
  ); // prettier-ignore
};
