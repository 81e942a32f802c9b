import { z } from 'zod';
import { openEnum } from '../openEnum';

/**
 * What Argo CD's API answers: the fields that are read here, and all others as they came, since
 * what nobody reads can't make an application unreadable. Go leaves empty fields out, so nearly
 * nothing is certain to be there.
 */
const Instant = z.iso.datetime({ offset: true });

/** An application of several sources has `revisions` instead, one for each. */
const revised = {
  revision: z.string().nullish(),
  revisions: z.array(z.string()).nullish(),
};

const ApplicationStatus = z.looseObject({
  sync: z
    .looseObject({
      status: openEnum('Synced', 'OutOfSync', 'Unknown').nullish(),
      ...revised,
    })
    .nullish(),
  health: z
    .looseObject({
      status: openEnum(
        'Healthy',
        'Progressing',
        'Degraded',
        'Suspended',
        'Missing',
        'Unknown',
      ).nullish(),
    })
    .nullish(),
  /** Oldest first; the last ten when the application does not say otherwise. */
  history: z
    .array(z.looseObject({ deployedAt: Instant.nullish(), ...revised }))
    .nullish(),
  operationState: z
    .looseObject({
      phase: openEnum(
        'Running',
        'Terminating',
        'Failed',
        'Error',
        'Succeeded',
      ).nullish(),
    })
    .nullish(),
  summary: z.looseObject({ images: z.array(z.string()).nullish() }).nullish(),
});

export const ArgoCdApplication = z.looseObject({
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().optional(),
    labels: z.record(z.string(), z.string()).nullish(),
  }),
  spec: z.looseObject({
    destination: z.looseObject({
      name: z.string().optional(),
      namespace: z.string().optional(),
    }),
  }),
  /** Not there until the controller has seen the application once. */
  status: ApplicationStatus.optional(),
});
export type ArgoCdApplication = z.infer<typeof ArgoCdApplication>;

export const ArgoCdApplicationList = z.looseObject({
  metadata: z.looseObject({ resourceVersion: z.string().optional() }),
  items: z.array(z.unknown()).nullable(),
});

/** Kubernetes' word for what happened; it has others than those of a change, such as BOOKMARK. */
export const ArgoCdEvent = z.looseObject({
  type: z.string(),
  application: z.unknown(),
});

export const ArgoCdChangeType = z.enum(['ADDED', 'MODIFIED', 'DELETED']);

export interface ArgoCdChange {
  type: z.infer<typeof ArgoCdChangeType>;
  application: ArgoCdApplication;
}
