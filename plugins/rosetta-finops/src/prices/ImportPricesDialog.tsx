import { useState } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  AgreedPrice,
  MAX_AGREED_PRICES,
  putAgreedPrices,
} from '@rosetta/contracts/finops';
import { finopsTranslationRef } from '../translation';
import { ImportDialog } from '../valuesToSet/ImportDialog';
import { NO_FILE } from '../valuesToSet/importedLines';
import { SavingValues, useSaveValues } from '../valuesToSet/useSaveValues';
import { priceId, priceOf, toPriceToSet } from './priceDraft';
import { PricesFile, readPricesCsv } from './readPricesCsv';

interface ImportPricesDialogProps extends SavingValues<typeof putAgreedPrices> {
  /** The prices there are now. */
  known: readonly AgreedPrice[];
  onClose(): void;
}

const FIELDS = [
  { key: 'product', least: 130 },
  { key: 'sku', least: 100 },
  { key: 'unit', width: 90 },
  { key: 'currency', width: 80 },
  { key: 'since', width: 90 },
] as const;

/** Saves the agreed prices of a file, compared with those there are now. */
export const ImportPricesDialog = (props: ImportPricesDialogProps) => {
  const { known, onClose } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const [file, setFile] = useState<PricesFile>(NO_FILE);
  return (
    <ImportDialog
      values="prices"
      max={MAX_AGREED_PRICES}
      file={file}
      known={known}
      idOf={priceId}
      valueOf={priceOf}
      fields={FIELDS.map(field => ({
        ...field,
        label: t(`prices.field.${field.key}`),
      }))}
      problemText={problem => t(`prices.problem.${problem}`)}
      saving={useSaveValues(putAgreedPrices, props)}
      toItem={toPriceToSet}
      effectOf={() => t('prices.will')}
      onChoose={text => setFile(readPricesCsv(text))}
      onClose={onClose}
    />
  );
};
