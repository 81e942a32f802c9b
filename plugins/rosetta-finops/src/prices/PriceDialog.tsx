import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { putAgreedPrices } from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../translation';
import { SavingValues, useSaveValues } from '../valuesToSet/useSaveValues';
import { ValuesDialog } from '../valuesToSet/ValuesDialog';
import { PriceDraft, problemsOf, toPriceToSet } from './priceDraft';
import { PriceFields } from './PriceFields';

interface PriceDialogProps extends SavingValues<typeof putAgreedPrices> {
  /** What stands in the form to begin with. */
  begin: PriceDraft;
  /** Whether that is a price that there is: it can be removed. */
  isKnown: boolean;
  onClose(): void;
}

/** One more of the same product, unit, currency and month. */
const nextDraft = (drafts: readonly PriceDraft[]): PriceDraft => ({
  ...drafts.at(-1)!,
  sku: '',
  price: '',
});

/** The form of one agreed price, or of several that are saved together. */
export const PriceDialog = (props: PriceDialogProps) => {
  const { begin, isKnown, onClose } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <ValuesDialog
      values="prices"
      begin={[begin]}
      nextDraft={nextDraft}
      Fields={PriceFields}
      problemsOf={problemsOf}
      toItem={toPriceToSet}
      removal={isKnown ? { ...toPriceToSet(begin), price: null } : undefined}
      saving={useSaveValues(putAgreedPrices, props)}
      effectOf={() => t('prices.will')}
      onClose={onClose}
    />
  );
};
