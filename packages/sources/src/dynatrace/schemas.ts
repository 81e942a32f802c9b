import { z } from 'zod';
import { openEnum } from '../openEnum';

export interface DynatracePage {
  /** Absent, or null, on the last page. */
  nextPageKey?: string | null;
  /** Of an answer with data points. */
  resolution?: string | null;
  items: unknown[];
}

/** A page of a list, whatever the list is called in it. */
export const dynatracePage = (field: string) =>
  z
    .looseObject({
      nextPageKey: z.string().nullish(),
      resolution: z.string().nullish(),
    })
    .and(z.looseObject({ [field]: z.array(z.unknown()) }))
    .transform(
      (page): DynatracePage => ({
        nextPageKey: page.nextPageKey,
        resolution: page.resolution,
        items: page[field] as unknown[],
      }),
    );

/** What Dynatrace's API v2 says of things: the fields that are read here, and all others as they came. */
const EntityStub = z.looseObject({
  entityId: z.looseObject({ id: z.string().min(1) }),
  name: z.string().nullish(),
});

/** A problem as the live view needs it. */
export const DynatraceProblemRecord = z.looseObject({
  problemId: z.string().min(1),
  displayId: z.string(),
  title: z.string(),
  status: openEnum('OPEN', 'CLOSED'),
  severityLevel: z.string(),
  impactLevel: z.string(),
  startTime: z.number(),
  /** -1 while it goes on. */
  endTime: z.number().nullish(),
  affectedEntities: z.array(EntityStub).nullish(),
  impactedEntities: z.array(EntityStub).nullish(),
});
export type DynatraceProblemRecord = z.infer<typeof DynatraceProblemRecord>;

export const DynatraceEntity = z.looseObject({
  entityId: z.string().min(1),
  type: z.string().nullish(),
  displayName: z.string().nullish(),
});
export type DynatraceEntity = z.infer<typeof DynatraceEntity>;

export const DynatraceSlo = z.looseObject({
  id: z.string().min(1),
  name: z.string(),
  /** -1 where it could not be evaluated. */
  evaluatedPercentage: z.number().nullish(),
  errorBudget: z.number().nullish(),
  status: z.string().nullish(),
  target: z.number().nullish(),
  timeframe: z.string().nullish(),
});
export type DynatraceSlo = z.infer<typeof DynatraceSlo>;
