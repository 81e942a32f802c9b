import { z } from 'zod';
import { DECIMAL, Decimal, Instant } from '../values';

/** What columns of rates and budgets hold. */
const DIGITS = String.raw`(0|[1-9]\d{0,17})(\.\d{0,11}[1-9])?`;

const problemOf = (decimal: string, outOfRange?: string) => {
  if (!DECIMAL.test(decimal))
    return 'must be a decimal without exponent or trailing zeros';
  if (outOfRange && (decimal === '0' || decimal.startsWith('-')))
    return outOfRange;
  return 'must have at most 18 digits before the point and 12 decimals; round it to these';
};

const decimalLike = (pattern: string, outOfRange?: string) =>
  z.string().regex(new RegExp(`^${pattern}$`), {
    error: ({ input }) => problemOf(`${input}`, outOfRange),
  });

/** A decimal that people enter, with at most 18 digits before the point and 12 after it. */
export const decimalFromZero = (whenNegative: string) =>
  decimalLike(DIGITS, whenNegative);

/** The same, of either sign: a credit note is below 0. */
export const decimalOfAnySign = decimalLike(`(?!-0$)-?${DIGITS}`);

/** The same, and more than 0. */
export const decimalAboveZero = (whenNot: string) =>
  decimalLike(`(?!0$)${DIGITS}`, whenNot);

/**
 * Values that are set together, all or none; null removes one.
 * @param nameOf - what an item is, which only one of them may be: "rate of USD in 2024-09"
 */
export const valuesToSet = <Item extends z.ZodType>(
  item: Item,
  most: number,
  nameOf: (item: z.output<Item>) => string,
) =>
  z
    .strictObject({
      items: z.array(item).min(1).max(most),
      reason: z.string().trim().min(1).max(2000).optional(),
    })
    .superRefine(({ items }, ctx) => {
      const seen = new Set<string>();
      items.forEach((each, at) => {
        const name = nameOf(each);
        if (seen.has(name))
          ctx.addIssue({
            code: 'custom',
            path: ['items', at],
            message: `is the second ${name}; give one`,
            params: { code: 'duplicate' },
          });
        seen.add(name);
      });
    });

/**
 * A value before and after somebody changed it.
 * @param key - what a value is known by
 */
export const changeOfValue = <Shape extends z.core.$ZodShape>(
  key: z.ZodObject<Shape>,
) =>
  key.extend({
    /** Null where there was none. */
    before: Decimal.nullable(),
    /** Null where it was removed. */
    after: Decimal.nullable(),
    /** Null where none was given. */
    reason: z.string().nullable(),
    updatedBy: z.string(),
    updatedAt: Instant,
  });

/** Changes with the values: what `If-Match` names, in quotes. */
export const Revision = z.int();

/**
 * What setting values answers.
 * @param key - what a value is known by
 */
export const valuesThatChanged = <Shape extends z.core.$ZodShape>(
  key: z.ZodObject<Shape>,
) =>
  z.object({
    revision: Revision,
    /** What is another value than before; null where there was or is none. */
    changes: z.array(
      key.extend({ before: Decimal.nullable(), after: Decimal.nullable() }),
    ),
  });
