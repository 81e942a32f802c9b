import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';

/** What a total lacks, beside it: one month by its name, more by their number. */
export const MissingMonths = ({ months }: { months: readonly string[] }) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month } = useFormats();
  const names = months.map(each => month(each, 'short')).join(', ');
  return (
    <span title={t('foot.missing', { months: names })}>
      {months.length === 1
        ? t('kpi.missingOne', { month: names })
        : t('kpi.missingSome', { months: String(months.length) })}
    </span>
  );
};
