import { InputError } from '@backstage/errors';
import {
  isWithinBounds,
  outOfBoundsMessage,
  PeriodBounds,
} from '@rosetta/contracts/values';

/** InputError naming the field, when a period is too far from now. */
export const assertWithinBounds = (
  field: string,
  period: string,
  bounds: PeriodBounds,
) => {
  if (!isWithinBounds(period, bounds))
    throw new InputError(`${field}: ${outOfBoundsMessage(bounds)}`);
};
