import { useMemo } from 'react';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Month } from '@rosetta/contracts/values';
import {
  ControlRow,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { z } from 'zod';
import { finopsTranslationRef } from '../translation';
import { RateDraft } from './rateDraft';
import { RatesTable } from './RatesTable';
import { Rates } from './useRates';

const RATES_URL = z.object({ month: Month });

const ofMonth = (rates: Rates, wanted: string | undefined): Rates => {
  if (wanted === undefined) return rates;
  const isWanted = ({ month }: { month: string }) => month === wanted;
  return {
    ...rates,
    items: rates.items.filter(isWanted),
    missing: rates.missing.filter(isWanted),
  };
};

interface RatesOfMonthsProps {
  rates: Rates;
  onChange?(draft: RateDraft): void;
}

/** The rates of all months, or of one that the address names. */
export const RatesOfMonths = ({ rates, onChange }: RatesOfMonthsProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const { state, change, wrong } = useUrlState(RATES_URL);
  const shown = useMemo(() => ofMonth(rates, state.month), [rates, state]);
  const months = new Set(
    [...rates.items, ...rates.missing].map(({ month }) => month),
  );
  const filter = {
    key: 'month',
    label: t('rates.column.month'),
    value: state.month,
    options: [...months].sort().reverse().map(value => ({ value, label: formats.month(value) })),
    onChange: (month?: string) => change({ month }),
  }; // prettier-ignore
  return (
    <>
      <WrongAddress wrong={wrong} />
      <ControlRow label={t('control.title')}>
        <FilterChips filters={[filter]} />
      </ControlRow>
      <RatesTable rates={shown} onChange={onChange} />
    </>
  );
};
