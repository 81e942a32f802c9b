import { UNALLOCATED } from '@rosetta/contracts/finops';

/** What a key is called: its name in the runs that are read, or else the key itself. */
export const labelOf = (names: ReadonlyMap<string, string>, key: string) =>
  names.get(key) ?? (key === UNALLOCATED ? 'Unallocated' : key);
