import { PivotType } from '@rosetta/contracts/ref';

/** Under which pivots the référentiel may know something; the most specific value first. */
export interface PivotReference {
  type: PivotType;
  values: readonly string[];
}
