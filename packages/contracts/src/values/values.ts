import { z } from 'zod';

/** A month, `YYYY-MM`; finops counts in months of `BillingPeriodStart`, UTC. */
const NO_MONTH = 'must be a month, YYYY-MM';

export const Month = z
  .string({
    error: ({ input }) =>
      input === undefined ? `is missing; it ${NO_MONTH}` : NO_MONTH,
  })
  .regex(/^(?!0000)\d{4}-(0[1-9]|1[0-2])$/, NO_MONTH);

const NO_DAY = 'must be a day, YYYY-MM-DD';

/** A UTC day, `YYYY-MM-DD`. */
export const Day = z.iso
  .date(NO_DAY)
  .refine(day => !day.startsWith('0000'), NO_DAY);

const NO_HOUR = 'must be an hour, YYYY-MM-DDTHH';

/** A UTC hour, `YYYY-MM-DDTHH`. */
export const Hour = z
  .string()
  .regex(
    /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3])$/,
    NO_HOUR,
  )
  .refine(hour => Day.safeParse(hour.slice(0, 10)).success, NO_HOUR);

const ZONED = /(Z|[+-]\d{2}:?\d{2})$/i;
/** A zone of whole hours, as PostgreSQL writes it; a `Date` wants the minutes too. */
const WHOLE_HOURS = /[+-]\d{2}$/;

/**
 * An instant. A time without a zone is UTC, and a day alone is its first moment,
 * so that `2024-10-01` and `2024-10-01T00:00:00Z` mean the same.
 * Parsed to the one form Rosetta writes: `YYYY-MM-DDTHH:mm:ss.sssZ`.
 */
export const InstantInput = z.string().transform((text, ctx) => {
  const [day, clock = '00:00:00'] = text.split(/[T ](.*)/s);
  const time = clock.replace(WHOLE_HOURS, '$&:00');
  const at = new Date(`${day}T${ZONED.test(time) ? time : `${time}Z`}`);
  const valid = Day.safeParse(day).success && !Number.isNaN(at.getTime());
  // A zone may carry it out of the years that four digits, and databases, can say.
  if (!valid || !/^(?!0000)\d{4}-/.test(at.toISOString())) {
    ctx.addIssue({ code: 'custom', message: 'must be an ISO 8601 instant' });
    return z.NEVER;
  }
  return at.toISOString();
});

/** Of a query: `from` is in, `to` is out; one bound alone is one day. */
export const DayRange = { from: Day.optional(), to: Day.optional() };

/** Refuses a window that is empty or negative: `from` is in, `to` is out. */
export const requireFromBeforeTo = (
  query: { from?: string; to?: string },
  ctx: z.core.$RefinementCtx,
) => {
  if (query.from && query.to && query.from >= query.to)
    ctx.addIssue({
      code: 'custom',
      path: ['to'],
      message: 'must be after from: the window is half-open',
    });
};

/** An instant as Rosetta writes it. */
export const Instant = z.iso.datetime();

/** How Rosetta writes decimals. */
export const DECIMAL = /^(?!-0$)-?(0|[1-9]\d*)(\.\d*[1-9])?$/;

/**
 * Money and quantities: exact, no exponent, no trailing zeros, `0` and never `-0`.
 * Never a float: 0.1 + 0.2 must be 0.3 at every level.
 */
export const Decimal = z
  .string()
  .regex(DECIMAL, 'must be a decimal without exponent or trailing zeros');

/** What every list takes. */
export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).optional(),
});

/** What every list answers. */
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().optional() });

/** One thing that is wrong with what was sent: programs go by the place and the code, people by the message. */
export const InputProblem = z.object({
  /** Which part of the request: `body`, `query` or `path`. */
  in: z.string(),
  /** From there to the value: names of fields, and positions in lists, from 0. */
  path: z.array(z.union([z.string(), z.number().int()])),
  /** The kind of problem. It stays the same where the message is worded anew. */
  code: z.string(),
  message: z.string(),
  /** What the message mentions. */
  values: z.record(z.string(), z.string()).optional(),
});
export type InputProblem = z.infer<typeof InputProblem>;

/** The one error body of every service and of the gateway: Backstage's. */
export const ErrorBody = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    /** What is wrong with the input, each part by itself; the message has them all. */
    problems: z.array(InputProblem).optional(),
  }),
  request: z.object({ method: z.string(), url: z.string() }),
  response: z.object({ statusCode: z.number().int() }),
});
export type ErrorBody = z.infer<typeof ErrorBody>;
