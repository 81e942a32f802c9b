import { putRates } from '@rosetta/contracts/finops';
import { SavingValues, useSaveValues } from '../valuesToSet/useSaveValues';
import { ValuesDialog } from '../valuesToSet/ValuesDialog';
import { EMPTY_DRAFT, RateDraft, problemsOf, toRateToSet } from './rateDraft';
import { RateFields } from './RateFields';
import { useRatesEffect } from './useRatesEffect';

interface RatesDialogProps extends SavingValues<typeof putRates> {
  reportingCurrency: string;
  /** What stands in the form to begin with: a single rate that is known can be removed. */
  begin: readonly RateDraft[];
  onClose(): void;
}

const removalOf = ([first, ...others]: readonly RateDraft[]) =>
  others.length === 0 && first.rate !== ''
    ? { ...toRateToSet(first), rate: null }
    : undefined;

/** The form of one rate, or of several that are saved together. */
export const RatesDialog = (props: RatesDialogProps) => {
  const { begin, reportingCurrency, onClose } = props;
  return (
    <ValuesDialog
      values="rates"
      begin={begin}
      nextDraft={() => EMPTY_DRAFT}
      Fields={RateFields}
      problemsOf={drafts => problemsOf(drafts, reportingCurrency)}
      toItem={toRateToSet}
      removal={removalOf(begin)}
      saving={useSaveValues(putRates, props)}
      effectOf={useRatesEffect()}
      onClose={onClose}
    />
  );
};
