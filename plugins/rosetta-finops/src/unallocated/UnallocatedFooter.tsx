import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  RelativeTime,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { Provenance } from '@rosetta/plugin-rosetta-core-react/page';
import { finopsTranslationRef } from '../translation';
import { Unallocated } from '../types';

/** Which runs the list is from, and what it leaves out. */
export const UnallocatedFooter = ({
  unallocated: { published, missing, otherCurrencies },
}: {
  unallocated: Unallocated;
}) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { month, moneyExact } = useFormats();
  const latest = published
    .map(({ at }) => at)
    .sort()
    .at(-1);
  const warnings = [
    ...(missing.length > 0
      ? [t('foot.missing', { months: missing.map(m => month(m)).join(', ') })]
      : []),
    ...(otherCurrencies.length > 0
      ? [
          t('unallocated.otherCurrencies', {
            amounts: otherCurrencies
              .map(({ amount, currency }) => moneyExact(amount, currency))
              .join(', '),
          }),
        ]
      : []),
  ];
  return (
    <Provenance warnings={warnings}>
      {t('foot.published', { count: published.length })}{' '}
      {latest && <RelativeTime at={latest} />}
    </Provenance>
  );
};
