import { Anomaly, AnomalyDriver, keyOf, NONE } from '@rosetta/contracts/finops';
import { addMonths } from '@rosetta/contracts/values';
import { changeParams } from '@rosetta/plugin-rosetta-core-react/urlState';
import { CostsPageView } from '../costs/costsPageView';

const monthOf = (day: string) => day.slice(0, 'YYYY-MM'.length);

/** Lines are listed for one day, or for months. */
export const isOfWholeMonths = ({ start, end }: Anomaly) => start !== end;

const subjectOf = ({
  application,
  rule,
  billingAccount,
}: Anomaly): CostsPageView =>
  application
    ? { application, kind: 'direct' }
    : { rule, billingAccount, kind: 'indirect' };

/** What the bill leaves empty is listed by that. */
const drivenBy = ({ account = NONE, resource = NONE }: AnomalyDriver) => ({
  account,
  resource,
});

/** What lists the lines behind an anomaly, or behind one of its drivers. */
export const linesAddress = (
  anomaly: Anomaly,
  driver?: AnomalyDriver,
): string => {
  const { start, end, currency, domain, family, product, provider } = anomaly;
  const view: CostsPageView = {
    view: 'lines',
    from: monthOf(start),
    to: addMonths(monthOf(end), 1),
    ...(!isOfWholeMonths(anomaly) && { day: start }),
    ...{ currency, domain, family, product },
    ...{ provider: keyOf(provider), chargeCategory: keyOf('Usage') },
    ...subjectOf(anomaly),
    ...(driver && drivenBy(driver)),
  };
  return String(changeParams(new URLSearchParams(), view));
};
