import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  PRICE_LEVELS,
  PRICE_STATES,
  Price,
  listPrices,
} from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import {
  ChoicePill,
  ControlRow,
  CopyLink,
  FilterChips,
} from '@rosetta/plugin-rosetta-core-react/controls';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { PageFrame } from '@rosetta/plugin-rosetta-core-react/page';
import {
  MonthRange,
  monthRangeLabel,
} from '@rosetta/plugin-rosetta-core-react/period';
import {
  EmptyState,
  Resource,
} from '@rosetta/plugin-rosetta-core-react/resource';
import {
  WrongAddress,
  useUrlState,
} from '@rosetta/plugin-rosetta-core-react/urlState';
import { Choices, useChoices } from '../costs/useCosts';
import { monthRangeOf } from '../months/monthRange';
import { PeriodChoice } from '../months/PeriodChoice';
import { finopsTranslationRef } from '../translation';
import { useWholeList } from '../useWholeList';
import { PRICES_VIEW, PricesView, queryOf } from './pricesView';
import { AgreedPrices } from './AgreedPrices';
import { PricesTable } from './PricesTable';

interface PricesProps {
  view: PricesView;
  range: MonthRange;
  choices: Choices;
  onChange(change: PricesView): void;
}

const PricesControls = ({ view, range, choices, onChange }: PricesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const filter = (key: 'domain' | 'product' | 'sku') => ({
    key,
    label: t(`prices.filter.${key}`),
    value: view[key],
    options:
      key === 'domain'
        ? choices.filters.domains.map(({ id, label }) => ({ value: id, label }))
        : [],
    onChange: (value?: string) => onChange({ [key]: value }),
  });
  return (
    <ControlRow
      label={t('control.title')}
      active={
        [view.domain, view.product, view.sku, view.state].filter(Boolean).length
      }
    >
      <PeriodChoice
        range={range}
        preset={view.from ? undefined : view.period}
        periods={choices.periods}
        onChange={onChange}
      />
      <ChoicePill
        label={t('control.by')}
        value={view.by ?? 'product'}
        options={PRICE_LEVELS.map(value => ({
          value,
          label: t(`prices.by.${value}`),
        }))}
        onChange={by => onChange({ by })}
      />
      <ChoicePill
        label={t('prices.column.state')}
        all={t('prices.anyState')}
        value={view.state}
        options={PRICE_STATES.map(value => ({
          value,
          label: t(`prices.state.${value}`),
        }))}
        onChange={state => onChange({ state })}
      />
      <FilterChips
        filters={[filter('domain'), filter('product'), filter('sku')]}
      />
      <CopyLink />
    </ControlRow>
  );
};

/** How many months of the past the history of a price has. */
const HISTORY_MONTHS = 12;

/** The price of a row over a year: of its product, or of its SKU. */
const historyOf = (
  { product, sku }: Price,
  { to }: MonthRange,
): PricesView => ({
  product,
  ...(sku && { by: 'sku', sku }),
  from: addMonths(to, -HISTORY_MONTHS),
  to,
  period: undefined,
});

const Prices = ({ view, range, onChange }: PricesProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const query = queryOf(view, range);
  const prices = useWholeList(listPrices, query);
  return (
    <Resource state={prices}>
      {({ items }) =>
        items.length === 0 ? (
          <EmptyState title={t('prices.none')}>
            {t('prices.noneHelp')}
          </EmptyState>
        ) : (
          <PricesTable
            prices={items}
            query={query}
            onOpen={price => onChange(historyOf(price, range))}
          />
        )
      }
    </Resource>
  );
};

/** What a unit of each product cost, and what was taken off its list price. */
export const PricesPage = () => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const formats = useFormats();
  const { state: view, change, wrong } = useUrlState(PRICES_VIEW);
  return (
    <Resource state={useChoices()}>
      {choices => {
        const { period, from, to } = view;
        const range = monthRangeOf({ period, from, to }, choices.periods);
        const props = { view, range, choices, onChange: change };
        return (
          <PageFrame
            title={t('prices.title')}
            line={t('prices.about', {
              period: monthRangeLabel(range, formats),
            })}
          >
            <PricesControls {...props} />
            <WrongAddress wrong={wrong} />
            <Prices {...props} />
            <AgreedPrices />
          </PageFrame>
        );
      }}
    </Resource>
  );
};
