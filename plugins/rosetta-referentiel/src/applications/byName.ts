import { Application } from '@rosetta/contracts/ref';

/** Applications in the order in which people look for one. */
export const byName = (applications: readonly Application[]) =>
  applications.toSorted((a, b) => a.name.localeCompare(b.name));
