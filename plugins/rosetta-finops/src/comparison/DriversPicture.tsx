import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  COST_DRIVERS,
  CostDriver,
  CostDrivers,
} from '@rosetta/contracts/finops';
import { Waterfall } from '@rosetta/plugin-rosetta-core-react/charts';
import {
  absDecimal,
  compareDecimals,
  isZero,
  useFormats,
} from '@rosetta/plugin-rosetta-core-react/format';
import { finopsTranslationRef } from '../translation';
import { Comparison } from '../types';
import { SideLabels } from './useSideLabel';

export interface DriversProps {
  comparison: Comparison;
  drivers: CostDrivers;
  labels: SideLabels;
}

/** What moved nothing is no step. */
const movingDrivers = (drivers: CostDrivers) =>
  COST_DRIVERS.filter(driver => !isZero(drivers[driver]));

const largestOf = (drivers: CostDrivers): CostDriver | undefined =>
  movingDrivers(drivers).reduce<CostDriver | undefined>(
    (most, driver) =>
      most &&
      compareDecimals(absDecimal(drivers[most]), absDecimal(drivers[driver])) >= 0
        ? most
        : driver,
    undefined,
  ); // prettier-ignore

/** What the picture shows, in a sentence. */
const useSummary = ({ comparison, drivers, labels }: DriversProps) => {
  const { t } = useTranslationRef(finopsTranslationRef);
  const { money } = useFormats();
  const { currency, now, before } = comparison;
  const largest = largestOf(drivers);
  return t('comparison.summary', {
    before: labels.before,
    now: labels.now,
    amountBefore: money(before.total.amount, currency),
    amountNow: money(now.total.amount, currency),
    largest: largest
      ? t('comparison.largest', {
          driver: t(`comparison.driver.${largest}`),
          amount: money(drivers[largest], currency),
        })
      : t('comparison.nothingMoved'),
  });
};

/** From the amount before to the amount now, by what drove the difference. */
export const DriversPicture = (props: DriversProps) => {
  const { comparison, drivers, labels } = props;
  const { t } = useTranslationRef(finopsTranslationRef);
  const { currency, now, before } = comparison;
  const summary = useSummary(props);
  const end = (key: 'now' | 'before', amount: string) => ({
    key,
    label: labels[key],
    amount,
    isStep: false,
  });
  return (
    <Waterfall
      title={t('comparison.picture', labels)}
      summary={summary}
      parts={[
        end('before', before.total.amount),
        ...movingDrivers(drivers).map(driver => ({
          key: driver,
          label: t(`comparison.driver.${driver}`),
          amount: drivers[driver],
          isStep: true,
        })),
        end('now', now.total.amount),
      ]}
      currency={currency}
    />
  );
};
