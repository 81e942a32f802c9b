import { z } from 'zod';
import {
  AttributionCostPreview,
  AttributionDeploymentPreview,
} from '../attribution';
import { defineRoute } from '../route';
import { Instant } from '../values';
import { ChangeState, Conflict } from './changeRequest';
import { RequestId } from './changeRoutes';
import { RefKind } from './entities';

/** One field of an entity, in a time in which it differs. */
const FieldDiff = z.object({
  field: z.string(),
  /** The time in which it differs; without bound where null. Of a bound of validity itself: always. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  /** What it was when drafted, what it is now, and what it would be; null where it is not set. */
  base: z.unknown(),
  current: z.unknown(),
  proposed: z.unknown(),
  /** It was changed since the draft, to something else than what is proposed. */
  conflict: z.boolean(),
  /** What each source says of it, as it said last. */
  sources: z
    .array(
      z.object({
        source: z.string(),
        value: z.unknown(),
        at: Instant,
        /** Since when the source has not named the thing any more. */
        goneAt: Instant.nullable(),
      }),
    )
    .optional(),
  authority: z
    .object({
      /** The first has the most. */
      sources: z.array(z.string()),
      /** Which source the value is from that is there now; null where nothing is. */
      holder: z.string().nullable(),
      /** Its source has not confirmed it for longer than it may be old. */
      stale: z.boolean(),
    })
    .optional(),
});
export type FieldDiff = z.infer<typeof FieldDiff>;

export const EntityDiff = z.object({
  kind: RefKind,
  id: z.string(),
  /** What it is called, now or as proposed. */
  label: z.string(),
  op: z.enum(['create', 'update', 'delete', 'erase']),
  /** Of the draft, and of now; 0 where there is none. */
  baseVersion: z.number().int(),
  currentVersion: z.number().int(),
  fields: z.array(FieldDiff),
});
export type EntityDiff = z.infer<typeof EntityDiff>;

/** Entities of a page of differences, by position; a request may have thousands. */
export const MAX_DIFF_ITEMS = 500;

export const ChangeRequestDiff = z.object({
  id: z.string(),
  revision: z.number().int(),
  state: ChangeState,
  /** Something that it touches was changed since it was drafted. */
  stale: z.boolean(),
  items: z.array(EntityDiff),
  /** Entities that differ, also those past the first items. */
  total: z.number().int(),
  /** What would keep it from being applied now. */
  conflicts: z.array(Conflict),
  /** The sources that could say something of these; `nothing` of what is here, or `never` anything at all. */
  sources: z.array(
    z.object({
      name: z.string(),
      state: z.enum(['ok', 'nothing', 'never']),
      at: Instant.nullable(),
    }),
  ),
  /** Names of the applications and groups that the fields name. */
  names: z.record(z.string(), z.string()),
});
export type ChangeRequestDiff = z.infer<typeof ChangeRequestDiff>;

export const getChangeRequestDiff = defineRoute({
  id: 'getChangeRequestDiff',
  method: 'get',
  path: '/v1/change-requests/:id/diff',
  summary:
    'What a change request changes: as drafted, as it is now, as proposed; and its conflicts now',
  action: 'ref.read',
  params: RequestId,
  answer: ChangeRequestDiff,
  timeoutSeconds: 60,
});

/** A service that was asked what it knows. */
export const ConsequenceSource = z.object({
  name: z.enum(['finops', 'monitoring']),
  /** Down: it gave no answer. Refused: it does not let the référentiel ask, or the reader may not read its figures. */
  state: z.enum(['ok', 'down', 'refused']),
  error: z.string().optional(),
});
export type ConsequenceSource = z.infer<typeof ConsequenceSource>;

export const ChangeRequestConsequences = z.object({
  id: z.string(),
  revision: z.number().int(),
  /** Whether it changes pivots or owners, on which cost and deployments depend. */
  affects: z.boolean(),
  /** The services that were asked; none for a request that is decided. */
  sources: z.array(ConsequenceSource),
  /** Absent where finops is down or refuses, or was not asked. */
  costs: AttributionCostPreview.optional(),
  /** Absent where monitoring is down or refuses, or was not asked. */
  deployments: AttributionDeploymentPreview.optional(),
});
export type ChangeRequestConsequences = z.infer<
  typeof ChangeRequestConsequences
>;

export const getChangeRequestConsequences = defineRoute({
  id: 'getChangeRequestConsequences',
  method: 'get',
  path: '/v1/change-requests/:id/consequences',
  summary:
    'What applying a change request would move: cost of the last published months, and deployments',
  action: 'ref.read',
  params: RequestId,
  answer: ChangeRequestConsequences,
  timeoutSeconds: 75,
});
