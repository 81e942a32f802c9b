import { ReactNode } from 'react';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { CostLine, keyOf } from '@rosetta/contracts/finops';
import { useFormats } from '@rosetta/plugin-rosetta-core-react/format';
import { CostsPageView } from '../costs/costsPageView';
import { finopsTranslationRef } from '../translation';
import { billedOf } from './billedOf';

export interface ChargeFactsProps {
  line: CostLine;
  /** Narrows the list to the lines that share a value. */
  onFilter(filter: CostsPageView): void;
}

interface FilterByProps extends Pick<ChargeFactsProps, 'onFilter'> {
  value: string;
  filter: CostsPageView;
}

const FilterBy = ({ value, filter, onFilter }: FilterByProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    <Link
      component="button"
      variant="body2"
      title={t('lines.filterBy', { value })}
      onClick={() => onFilter(filter)}
      sx={{ textAlign: 'start', overflowWrap: 'anywhere' }}
    >
      {value}
    </Link>
  );
};

const Tags = ({
  tags,
  onFilter,
}: Pick<ChargeFactsProps, 'onFilter'> & { tags: Record<string, string> }) => (
  <Stack direction="row" flexWrap="wrap" columnGap={1.5}>
    {Object.entries(tags).map(([name, value]) => (
      <FilterBy
        key={name}
        value={`${name}=${value}`}
        filter={{ tag: `${name}=${value}` }}
        onFilter={onFilter}
      />
    ))}
  </Stack>
);

const quantityText = (quantity?: { amount: string; unit?: string }) =>
  quantity && [quantity.amount, quantity.unit].filter(Boolean).join(' ');

export type Fact = readonly [name: string, value: ReactNode];

/** What few lines have: told where they have it. */
const useQuantityFacts = ({ charge }: CostLine): Fact[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  return (
    [
      ['line.consumed', quantityText(charge?.consumed)],
      ['line.pricing', quantityText(charge?.pricing)],
      ['line.commitment', charge?.commitment?.id],
      ['line.sku', charge?.sku],
      ['line.invoice', charge?.invoice],
      ['line.chargeClass', charge?.chargeClass],
    ] as const
  ).flatMap(([name, value]) => (value ? [[t(name), value] as const] : []));
};

/** What a converted charge was billed as, and by which rate. */
const useOriginalFacts = ({ charge }: CostLine): Fact[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { moneyExact } = useFormats();
  if (!charge?.original) return [];
  const { amount, currency, rate } = charge.original;
  return [
    [
      t('rates.line.original'),
      t('rates.line.converted', {
        amount: moneyExact(amount, currency),
        rate,
        currency: charge.currency,
      }),
    ],
  ];
};

/** What the bill says of a charge, or of the charges of a pool; what other lines share narrows the list to these. */
export const useChargeFacts = ({
  line,
  onFilter,
}: ChargeFactsProps): Fact[] => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const billed = billedOf(line);
  const originals = useOriginalFacts(line);
  const quantities = useQuantityFacts(line);
  const filterBy = (value: string | undefined, filter: CostsPageView) =>
    value && <FilterBy value={value} filter={filter} onFilter={onFilter} />;
  const shared: Fact[] = [
    [
      t('line.provider'),
      filterBy(billed.provider, { provider: keyOf(billed.provider) }),
    ],
    [
      t('line.account'),
      filterBy(billed.account, { billingAccount: billed.account }),
    ],
  ];
  const { charge } = line;
  if (!charge) return shared;
  const subAccount = [charge.subAccount, charge.subAccountName]
    .filter(Boolean)
    .join(' · ');
  return [
    ...originals,
    ...shared,
    [
      t('line.subAccount'),
      filterBy(subAccount, { account: charge.subAccount }),
    ],
    [t('line.region'), filterBy(charge.region, { region: charge.region })],
    [
      t('line.resource'),
      filterBy(charge.resource, { resource: charge.resource }),
    ],
    [
      t('line.tags'),
      Object.keys(charge.tags).length > 0 && (
        <Tags tags={charge.tags} onFilter={onFilter} />
      ),
    ],
    ...quantities,
  ];
};
