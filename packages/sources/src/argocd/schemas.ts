import { z } from 'zod';
import { openEnum } from '../openEnum';

/**
 * What Argo CD's API answers, as its swagger has it: the fields that are read here, and all
 * others as they came. Go leaves empty fields out, so nearly nothing is certain to be there.
 */
const Instant = z.iso.datetime({ offset: true });

const ApplicationSource = z.looseObject({
  repoURL: z.string(),
  path: z.string().optional(),
  targetRevision: z.string().optional(),
  chart: z.string().optional(),
});

export const ArgoCdHistoryEntry = z.looseObject({
  id: z.number(),
  revision: z.string().optional(),
  revisions: z.array(z.string()).nullish(),
  deployedAt: Instant,
  deployStartedAt: Instant.nullish(),
  initiatedBy: z
    .looseObject({
      username: z.string().optional(),
      automated: z.boolean().optional(),
    })
    .nullish(),
  source: ApplicationSource.nullish(),
});
export type ArgoCdHistoryEntry = z.infer<typeof ArgoCdHistoryEntry>;

const OperationState = z.looseObject({
  phase: openEnum('Running', 'Terminating', 'Failed', 'Error', 'Succeeded'),
  message: z.string().optional(),
  startedAt: Instant,
  finishedAt: Instant.nullish(),
  syncResult: z
    .looseObject({
      revision: z.string().optional(),
      revisions: z.array(z.string()).nullish(),
    })
    .nullish(),
});

const ApplicationStatus = z.looseObject({
  sync: z
    .looseObject({
      status: openEnum('Synced', 'OutOfSync', 'Unknown'),
      revision: z.string().optional(),
      revisions: z.array(z.string()).nullish(),
    })
    .optional(),
  health: z
    .looseObject({
      status: openEnum(
        'Healthy',
        'Progressing',
        'Degraded',
        'Suspended',
        'Missing',
        'Unknown',
      ).optional(),
      message: z.string().optional(),
      lastTransitionTime: Instant.nullish(),
    })
    .optional(),
  /** Oldest first; the last ten when the application does not say otherwise. */
  history: z.array(ArgoCdHistoryEntry).nullish(),
  operationState: OperationState.nullish(),
  reconciledAt: Instant.nullish(),
  conditions: z
    .array(
      z.looseObject({
        type: z.string(),
        message: z.string(),
        lastTransitionTime: Instant.nullish(),
      }),
    )
    .nullish(),
  summary: z
    .looseObject({
      images: z.array(z.string()).nullish(),
      externalURLs: z.array(z.string()).nullish(),
    })
    .optional(),
});

export const ArgoCdApplication = z.looseObject({
  metadata: z.looseObject({
    name: z.string().min(1),
    namespace: z.string().optional(),
    uid: z.string().optional(),
    resourceVersion: z.string().optional(),
    creationTimestamp: Instant.nullish(),
    labels: z.record(z.string(), z.string()).nullish(),
    annotations: z.record(z.string(), z.string()).nullish(),
  }),
  spec: z.looseObject({
    project: z.string(),
    source: ApplicationSource.nullish(),
    sources: z.array(ApplicationSource).nullish(),
    destination: z.looseObject({
      server: z.string().optional(),
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
