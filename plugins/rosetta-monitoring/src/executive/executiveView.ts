import { z } from 'zod';
import { METRIC_NAMES, SPANS } from '../dora/doraView';

/** What the trend may be of. */
export const TREND_NAMES = [...METRIC_NAMES, 'incidents', 'restore'] as const;
export type TrendName = (typeof TREND_NAMES)[number];

export const DEFAULT_DAYS = '90';
export const DEFAULT_TREND: TrendName = 'changeFailureRate';

/** What the page is set to, in its address. */
export const EXECUTIVE_VIEW = z.object({
  days: z.enum(SPANS),
  group: z.string().min(1),
  trend: z.enum(TREND_NAMES),
});
export type ExecutiveView = Partial<z.infer<typeof EXECUTIVE_VIEW>>;
