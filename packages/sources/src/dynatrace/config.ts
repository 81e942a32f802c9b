import { z } from 'zod';
import { HttpSourceConfig } from '../http/connectionConfig';

export const DynatraceConfig = HttpSourceConfig.extend({
  historyDays: z.coerce
    .number()
    .int()
    .min(1)
    .max(400)
    .optional()
    .describe(
      'How many days of metrics are read of an entity the first time: the last one by the minute, the others by the hour. 14 when not given.',
    ),
});
export type DynatraceConfig = z.infer<typeof DynatraceConfig>;
