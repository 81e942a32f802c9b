import Alert from '@mui/material/Alert';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { countMonths } from '@rosetta/contracts/values';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';
import { Comparison } from '../types';
import { SideLabels } from './useSideLabel';

export interface NoticesProps {
  comparison: Comparison;
  labels: SideLabels;
}

const SIDES = ['before', 'now'] as const;

/** Months without a bill are no zeros: a difference to them says nothing. */
const MissingMonths = ({ comparison, labels }: NoticesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, list } = useFormats();
  return (
    <>
      {SIDES.filter(side => comparison[side].missing.length > 0).map(side => (
        <Alert key={side} severity="warning">
          {t('comparison.missing', {
            side: labels[side],
            months: list(comparison[side].missing.map(each => month(each))),
          })}
        </Alert>
      ))}
    </>
  );
};

/** Days leave out all indirect cost; filters of charges leave it out of months. */
const IndirectExcluded = ({ comparison }: Pick<NoticesProps, 'comparison'>) => {
  const { now, before, chargesOnly, currency } = comparison;
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money } = useFormats();
  const isExcluded = [now, before].some(
    ({ indirectExcluded }) => indirectExcluded !== undefined,
  );
  if (!chargesOnly && !isExcluded) return null;
  const amounts = {
    now: money(now.indirectExcluded ?? '0', currency),
    before: money(before.indirectExcluded ?? '0', currency),
  };
  return (
    <Alert severity="info">
      {chargesOnly
        ? t('comparison.chargesOnly', amounts)
        : t('comparison.indirectExcluded', amounts)}
    </Alert>
  );
};

/** What a reader should know before trusting the difference. */
export const ComparisonNotices = (props: NoticesProps) => {
  const { now, before, chargesOnly } = props.comparison;
  const { t } = useTranslationRef(finopsTranslationRef);
  const isUneven =
    !chargesOnly &&
    countMonths(now.from, now.to) !== countMonths(before.from, before.to);
  return (
    <>
      <MissingMonths {...props} />
      {isUneven && <Alert severity="warning">{t('comparison.uneven')}</Alert>}
      <IndirectExcluded {...props} />
    </>
  );
};
