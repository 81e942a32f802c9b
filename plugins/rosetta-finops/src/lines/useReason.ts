import { useCallback } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  CostLine,
  UNALLOCATED_REASONS,
  UNKNOWN_REASON,
} from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';

const KNOWN = [...UNALLOCATED_REASONS, UNKNOWN_REASON] as const;
type Known = (typeof KNOWN)[number];
const isKnown = (code: string): code is Known =>
  (KNOWN as readonly string[]).includes(code);

/** What a reason is called; one that this version does not know, by its code. */
export const useReasonLabel = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return useCallback(
    (code: string) => (isKnown(code) ? t(`reason.${code}`) : code),
    [t],
  );
};

/** How a line came to where it is; of an unallocated one, why it is. */
export const useAttribution = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const labelOf = useReasonLabel();
  return useCallback(
    ({ kind, reason }: CostLine) =>
      [t(`kind.${kind}`), reason && labelOf(reason.code)]
        .filter(Boolean)
        .join(' · '),
    [t, labelOf],
  );
};

const tagText = ([key, value]: [string, string]) => `${key}=${value}`;

/** Which pivots were looked for in vain, in the reader's language. */
export const useReasonText = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { named } = useFormats();
  const labelOf = useReasonLabel();
  return ({ reason, charge }: CostLine): string | undefined => {
    if (!reason) return undefined;
    // A share of a pool names nothing that could be a pivot.
    if (!charge) return labelOf(reason.code);
    const tags = Object.entries(charge.tags).map(tagText).join(', ');
    const { resource, subAccount } = charge;
    const parts = [
      resource ? t('sought.resource', { value: resource }) : t('sought.noResource'),
      tags ? t('sought.tags', { value: tags }) : t('sought.noTags'),
      subAccount ? t('sought.subAccount', { value: subAccount }) : t('sought.noSubAccount'),
    ]; // prettier-ignore
    return named(labelOf(reason.code), parts.join('; '));
  };
};
