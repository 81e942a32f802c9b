import { listRates } from '@rosetta/contracts/finops';
import { useWholeList, WholeList } from '../useWholeList';

/** All exchange rates, what they are into, and what is missing. */
export type Rates = WholeList<typeof listRates>;

export const useRates = () => useWholeList(listRates);
