import { PivotReference } from '../pivot';

/** Configuration items that a record names, the most specific first; each may be of several applications. */
export const serviceNowPivots = (items: readonly string[]): PivotReference[] =>
  items.map(item => ({ type: 'servicenow:ci', values: [item] }));
