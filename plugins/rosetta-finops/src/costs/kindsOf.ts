import { CostKind, LineKind } from '@rosetta/contracts/finops';
import { Costs } from '../types';

/** The kinds of which a total has a part; “restated” only where something was restated. */
export const kindsOf = (
  total?: Pick<Costs['total'], 'restated'>,
): readonly LineKind[] =>
  total?.restated ? LineKind.options : CostKind.options;
