import { SloIndicator } from '@rosetta/contracts/monitoring';
import { ratio } from './ratio';
import { threshold } from './threshold';
import { Indicator } from './types';

/** Every kind of indicator: a new one is a file here, and its schema in `SloIndicator` of the contracts. */
export const INDICATORS: {
  [Kind in SloIndicator['kind']]: Indicator<
    Extract<SloIndicator, { kind: Kind }>
  >;
} = { ratio, threshold };

export const indicatorOf = (definition: SloIndicator) =>
  INDICATORS[definition.kind] as Indicator<SloIndicator>;

export type { SignalHourSeries } from './types';
