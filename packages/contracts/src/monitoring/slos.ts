import { z } from 'zod';
import { Instant, InstantInput } from '../values';
import { slug } from '../values/slug';
import {
  BurnPair,
  BurnPairInput,
  burnPairProblems,
  defaultBurnPairs,
} from './burnPairs';
import { SloWindow } from './sloWindow';

const Name = z.string().trim().min(1).max(200);
/** Also the name of the object in OpenSLO, which takes DNS labels. */
export const SloId = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/,
    'must be lower case letters, digits and -',
  )
  .max(63);

/** Values of a signal: of one entity of the application, or of all of them. */
export const SignalReference = z.strictObject({
  signal: z.string().trim().min(1).max(100),
  entity: z.string().trim().min(1).max(200).optional(),
  /** The series that hold the same in Prometheus; Rosetta's own name when not said. */
  prometheus: z.string().trim().min(1).max(2_000).optional(),
});
export type SignalReference = z.infer<typeof SignalReference>;

export const THRESHOLD_OPERATORS = ['lt', 'lte', 'gt', 'gte'] as const;

/** Good or bad events of all events. */
const RatioIndicator = z
  .strictObject({
    kind: z.literal('ratio'),
    good: SignalReference.optional(),
    bad: SignalReference.optional(),
    total: SignalReference,
  })
  .refine(
    ({ good, bad }) => (good === undefined) !== (bad === undefined),
    'must have either good or bad, beside total',
  )
  .meta({
    examples: [
      {
        kind: 'ratio',
        bad: { signal: 'errors' },
        total: { signal: 'traffic' },
      },
    ],
  });

/** Each value of the source is one event: good when it is on the right side. Percentiles are compared as the source said them. */
const ThresholdIndicator = z.strictObject({
  kind: z.literal('threshold'),
  metric: SignalReference,
  /** How a good value compares with the threshold. */
  op: z.enum(THRESHOLD_OPERATORS),
  value: z.number(),
});

/** What is measured. A new kind is one more object here, and its file in `indicators` of the mart. */
export const SloIndicator = z.discriminatedUnion('kind', [
  RatioIndicator,
  ThresholdIndicator,
]);
export type SloIndicator = z.infer<typeof SloIndicator>;

const SLICES = [1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30, 60] as const;
const SliceMinutes = z
  .int()
  .refine(
    minutes => (SLICES as readonly number[]).includes(minutes),
    'must divide an hour: 1, 2, 3, 4, 5, 6, 10, 12, 15, 20, 30 or 60 minutes',
  );

/** How the budget is counted: in events, in time slices, or in the ratios of time slices. */
export const SloBudgeting = z.discriminatedUnion('method', [
  z.strictObject({ method: z.literal('Occurrences') }),
  z.strictObject({
    method: z.literal('Timeslices'),
    sliceMinutes: SliceMinutes,
    /** The ratio of good events from which a slice is good. */
    sliceTarget: z.number().gt(0).max(1),
  }),
  z.strictObject({
    method: z.literal('RatioTimeslices'),
    sliceMinutes: SliceMinutes,
  }),
]);
export type SloBudgeting = z.infer<typeof SloBudgeting>;

const MAX_PAIRS = 10;

const Alerting = z.strictObject({
  /** None: nobody is alerted. */
  pairs: z.array(BurnPairInput).max(MAX_PAIRS).optional(),
  /** Below so many events in the short window nobody is alerted; as configured when not said. */
  minEvents: z.int().min(0).max(1_000_000_000).optional(),
});

/** What an objective says, at one time. */
const Fields = {
  name: Name,
  description: z.string().trim().max(1_050).optional(),
  application: z.string().trim().min(1).max(100),
  /** The part of events, or of time, that must be good. */
  objective: z
    .number()
    .gt(0, 'must be more than 0')
    .lt(1, 'must be less than 1: an objective of 1 has no budget')
    .meta({ examples: [0.99] }),
  window: SloWindow,
  budgeting: SloBudgeting,
  indicator: SloIndicator,
  alerting: Alerting.prefault({}),
};

const sliceMinutesOf = (budgeting: SloBudgeting) =>
  budgeting.method === 'Occurrences' ? 1 : budgeting.sliceMinutes;

type Checked = Pick<
  z.infer<z.ZodObject<typeof Fields>>,
  'objective' | 'window' | 'budgeting' | 'alerting'
>;

/** The pairs that an objective is alerted by. */
export const burnPairsOf = ({
  window,
  alerting,
}: Pick<Checked, 'window' | 'alerting'>): BurnPairInput[] =>
  alerting.pairs ?? defaultBurnPairs(window);

/** What factors follow from. */
const CHECKED: readonly unknown[] = ['objective', 'window', 'budgeting', 'alerting']; // prettier-ignore

const checkPairs = (slo: Checked, ctx: z.core.$RefinementCtx) => {
  // While one of these is wrong, no factor can be told: only that is said.
  if (ctx.issues.some(({ path }) => CHECKED.includes(path?.[0]))) return;
  const { objective, window, budgeting } = slo;
  const context = { objective, window, sliceMinutes: sliceMinutesOf(budgeting) }; // prettier-ignore
  for (const { path, message } of burnPairProblems(burnPairsOf(slo), context))
    ctx.addIssue({ code: 'custom', path, message });
};

/** An objective as people send it. */
export const SloInput = z
  .strictObject({
    /** Made from the name when not said. */
    id: SloId.optional(),
    ...Fields,
    /** Since when it holds; since now when not said. What was before keeps its objective. */
    validFrom: InstantInput.meta({ format: 'date-time' }).optional(),
    reason: z.string().trim().min(1).max(2_000).optional(),
  })
  .superRefine(checkPairs)
  .superRefine(({ id, name }, ctx) => {
    if (id === undefined && !SloId.safeParse(slug(name)).success)
      ctx.addIssue({
        code: 'custom',
        path: ['id'],
        message: 'cannot be made from the name; give one',
      });
  });
export type SloInput = z.infer<typeof SloInput>;

/** What an objective said since an instant, until the next version. */
export const SloVersion = z.object({
  version: z.int(),
  ...Fields,
  /** Since this version it is neither measured nor alerted; a later version brings it back. */
  retired: z.boolean(),
  validFrom: Instant,
  createdAt: Instant,
  createdBy: z.string(),
  reason: z.string().nullable(),
});
export type SloVersion = z.infer<typeof SloVersion>;

/** Worst first. */
export const SLO_STATES = [
  'exhausted',
  'burning',
  'at-risk',
  'met',
  'unknown',
] as const;
export const SloState = z.enum(SLO_STATES);
export type SloState = z.infer<typeof SloState>;

/** How fast the budget burns in the two windows of a pair; null where too little is known or happened. */
export const SloBurn = BurnPair.extend({
  long: z.number().nullable(),
  short: z.number().nullable(),
  /** Both windows burn faster than the factor. */
  firing: z.boolean(),
  /** Why it can't fire. */
  reason: z.enum(['too-few-events', 'missing-data']).optional(),
});
export type SloBurn = z.infer<typeof SloBurn>;

/** What became of an objective in its window, as far as is known. */
export const SloStatus = z.object({
  /** The minute up to which published hours say something; null where none does. */
  asOf: Instant.nullable(),
  from: Instant,
  to: Instant,
  state: SloState,
  /** Why the state is unknown. */
  reason: z
    .enum(['no-data', 'no-events', 'not-computed', 'retired'])
    .optional(),
  /** Good of all, 0 to 1: of what is known. */
  compliance: z.number().nullable(),
  /** Part of the budget that is left; below 0 when more was used. */
  remaining: z.number().nullable(),
  bad: z.number(),
  total: z.number(),
  /** How much could be bad. */
  allowed: z.number(),
  unit: z.enum(['events', 'slices']),
  /** Part of the window so far, without maintenance, of which data are known: what is missing is not good. */
  known: z.number(),
  excludedMinutes: z.number(),
  burns: z.array(SloBurn),
  /**
   * The minute up to which burns are known: they are read from the source by the minute, before the hour is
   * published. Later than `asOf` as long as that works.
   */
  burnsAsOf: Instant.nullable().optional(),
});
export type SloStatus = z.infer<typeof SloStatus>;

/** Whose an objective is. */
export const SloApplication = z.object({
  id: z.string(),
  name: z.string(),
  group: z.string().nullable(),
});

/** An objective in a list. */
export const SloItem = SloVersion.extend({
  id: SloId,
  application: SloApplication,
  pairs: z.array(BurnPair),
  status: SloStatus,
});
export type SloItem = z.infer<typeof SloItem>;

/** One hour of the budget: what was left at its end. */
export const BudgetPoint = z.object({
  at: Instant,
  remaining: z.number().nullable(),
  bad: z.number(),
  total: z.number(),
  known: z.number(),
});
export type BudgetPoint = z.infer<typeof BudgetPoint>;

export const Slo = SloItem.extend({
  /** The budget over the window, hour by hour. */
  burnDown: z.array(BudgetPoint),
  /** Newest first. */
  versions: z.array(SloVersion),
});
export type Slo = z.infer<typeof Slo>;
