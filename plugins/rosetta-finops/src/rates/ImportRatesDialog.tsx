import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { MAX_RATES, putRates } from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../translation';
import { ImportDialog } from '../valuesToSet/ImportDialog';
import { NO_FILE } from '../valuesToSet/importedLines';
import { SavingValues, useSaveValues } from '../valuesToSet/useSaveValues';
import { rateKey, rateOf, toRateToSet } from './rateDraft';
import { RatesFile, readRatesCsv } from './readRatesCsv';
import { Rates } from './useRates';
import { useRatesEffect } from './useRatesEffect';

interface ImportRatesDialogProps extends SavingValues<typeof putRates> {
  rates: Rates;
  reportingCurrency: string;
  onClose(): void;
}

const FIELDS = [
  { key: 'month', width: 100 },
  { key: 'currency', width: 90 },
] as const;

/** Saves the rates of a file, compared with those there are now. */
export const ImportRatesDialog = (props: ImportRatesDialogProps) => {
  const { rates, reportingCurrency, onClose } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const [file, setFile] = useState<RatesFile>(NO_FILE);
  return (
    <ImportDialog
      values="rates"
      max={MAX_RATES}
      file={file}
      known={rates.items}
      idOf={rateKey}
      valueOf={rateOf}
      fields={FIELDS.map(field => ({
        ...field,
        label: t(`rates.column.${field.key}`),
      }))}
      problemText={problem =>
        t(`rates.problem.${problem}`, { currency: reportingCurrency })
      }
      saving={useSaveValues(putRates, props)}
      toItem={toRateToSet}
      effectOf={useRatesEffect()}
      onChoose={text => setFile(readRatesCsv(text, reportingCurrency))}
      onClose={onClose}
    />
  );
};
