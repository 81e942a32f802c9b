import { CostLine, LineCharge, LinePool } from '@rosetta/contracts/finops';

/** What was billed: the charge of a line, or the pool that it is a share of. One of them is there. */
export const billedOf = ({
  charge,
  pool,
}: Pick<CostLine, 'charge' | 'pool'>): LineCharge | LinePool => charge ?? pool!;
