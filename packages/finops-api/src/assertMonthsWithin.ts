import {
  isWithinBounds,
  outOfBoundsMessage,
  PeriodBounds,
} from '@rosetta/contracts/values';
import { InvalidInputError } from '@rosetta/service-kit';

/** Refuses values of months too far from now, naming each by its place in the body. */
export const assertMonthsWithin = <Field extends string>(
  items: readonly Record<Field, string>[],
  field: Field,
  bounds: PeriodBounds,
) => {
  const problems = items.flatMap((item, at) =>
    isWithinBounds(item[field], bounds)
      ? []
      : {
          in: 'body',
          path: ['items', at, field],
          code: 'range',
          message: outOfBoundsMessage(bounds),
        },
  );
  if (problems.length > 0) throw new InvalidInputError(problems);
};
