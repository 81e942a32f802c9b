import { countMonths } from '@rosetta/contracts/values';
import { Company } from '@rosetta/simulators/company';

/**
 * How large the company is in a month, in hundredths. It depends on the month and on
 * nothing else: a month already generated never changes when a later one is generated.
 */
export const growthPercent = (
  { growth }: Pick<Company, 'growth'>,
  month: string,
): number =>
  Math.max(
    growth.atLeastPercent,
    100 + growth.percentPerMonth * countMonths(growth.from, month),
  );
