import {
  CostLine,
  LineCharge,
  LinePool,
  LineRestatement,
} from '@rosetta/contracts/finops';

/** What was billed: the charge of a line, the pool that it is a share of, or what it restates. One of them is there. */
export const billedOf = ({
  charge,
  pool,
  restatement,
}: Pick<CostLine, 'charge' | 'pool' | 'restatement'>):
  | LineCharge
  | LinePool
  | LineRestatement => charge ?? pool ?? restatement!;
