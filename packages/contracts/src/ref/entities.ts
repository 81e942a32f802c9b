import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, InstantInput, PageQuery, pageOf } from '../values';

/** An application's key: `app-` and what follows. */
export const ApplicationId = z
  .string()
  .regex(/^app-[a-z0-9][a-z0-9-]*$/, 'must look like app-online-store')
  .max(100);
export const RefId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]*$/, 'must be lower case letters, digits, . _ -')
  .max(200);

export const Criticality = z.enum(['low', 'medium', 'high', 'critical']);
export const PIVOT_TYPES = [
  'focus:tag',
  'focus:subaccount',
  'focus:resource',
  'gitlab:project',
  'argocd:app',
  'dynatrace:entity',
  'servicenow:ci',
  'elisa:index',
  'catalog:component',
] as const;
export const PivotType = z.enum(PIVOT_TYPES);
export type PivotType = z.infer<typeof PivotType>;

const Text = z.string().trim().min(1).max(2000);
/** A validity bound: an instant, or a day for its first moment; absent is without bound. */
const Bound = InstantInput.nullable().optional();

/** What a person may set, by kind; the stored entity adds its id and version. */
export const RefFields = {
  application: z.strictObject({
    name: Text,
    group: RefId,
    description: Text.optional(),
    criticality: Criticality.optional(),
    lifecycle: Text.optional(),
    attributes: z.record(z.string(), z.string()).optional(),
    validFrom: Bound,
    validTo: Bound,
  }),
  group: z.strictObject({
    name: Text.optional(),
    parent: RefId.nullable().optional(),
    /** Catalog entity refs of people, `user:default/jane`. */
    members: z.array(Text).optional(),
    validFrom: Bound,
    validTo: Bound,
  }),
  relation: z.strictObject({
    from: ApplicationId,
    type: RefId,
    to: ApplicationId,
    validFrom: Bound,
    validTo: Bound,
  }),
  pivot: z.strictObject({
    application: ApplicationId,
    type: PivotType,
    value: Text,
    validFrom: Bound,
    validTo: Bound,
    source: Text.optional(),
    confidence: z.number().min(0).max(1).optional(),
  }),
};
export type RefKind = keyof typeof RefFields;
export const REF_KINDS = Object.keys(RefFields) as RefKind[];

const Stored = {
  /** Grows by one with each applied change of this entity. */
  version: z.number().int(),
  validFrom: Instant.nullable(),
  validTo: Instant.nullable(),
};
export const Application = z.object({
  id: z.string(),
  name: z.string(),
  group: z.string(),
  description: z.string().optional(),
  criticality: Criticality.optional(),
  lifecycle: z.string().optional(),
  attributes: z.record(z.string(), z.string()),
  ...Stored,
});
export type Application = z.infer<typeof Application>;
export const Group = z.object({
  id: z.string(),
  name: z.string(),
  parent: z.string().nullable(),
  members: z.array(z.string()),
  ...Stored,
});
export type Group = z.infer<typeof Group>;
export const Relation = z.object({
  id: z.string(),
  from: z.string(),
  type: z.string(),
  to: z.string(),
  ...Stored,
});
export type Relation = z.infer<typeof Relation>;
export const Pivot = z.object({
  id: z.string(),
  application: z.string(),
  type: PivotType,
  value: z.string(),
  source: z.string().optional(),
  confidence: z.number().optional(),
  ...Stored,
});
export type Pivot = z.infer<typeof Pivot>;

/** Valid then, as known then; both now when absent. `validAt=any` reads all validities. */
const AsOf = {
  validAt: z.union([z.literal('any'), InstantInput]).optional(),
  knownAt: InstantInput.optional(),
};

/**
 * A page of entities, and the référentiel's version it was read at: the number of the
 * last applied change request. Pass its instant as `knownAt` to read on unchanged.
 */
const versionedPageOf = <T extends z.ZodType>(item: T) =>
  pageOf(item).extend({ version: z.number().int(), knownAt: Instant });

export const listApplications = defineRoute({
  id: 'listApplications',
  method: 'get',
  path: '/v1/applications',
  summary: 'Applications, by id',
  action: 'ref.read',
  query: PageQuery.extend({ ...AsOf, group: RefId.optional() }),
  answer: versionedPageOf(Application),
});
export const getApplication = defineRoute({
  id: 'getApplication',
  method: 'get',
  path: '/v1/applications/:id',
  summary: 'One application',
  action: 'ref.read',
  params: z.object({ id: z.string().min(1) }),
  query: z.strictObject(AsOf),
  answer: Application,
});
export const listGroups = defineRoute({
  id: 'listGroups',
  method: 'get',
  path: '/v1/groups',
  summary: 'Groups, by id',
  action: 'ref.read',
  query: PageQuery.extend(AsOf),
  answer: versionedPageOf(Group),
});
export const listRelations = defineRoute({
  id: 'listRelations',
  method: 'get',
  path: '/v1/relations',
  summary: 'Relations, by id',
  action: 'ref.read',
  query: PageQuery.extend(AsOf),
  answer: versionedPageOf(Relation),
});
export const listPivots = defineRoute({
  id: 'listPivots',
  method: 'get',
  path: '/v1/pivots',
  summary: 'Pivots: the ids of applications in each tool',
  action: 'ref.read',
  query: PageQuery.extend({
    ...AsOf,
    application: z.string().min(1).optional(),
    type: PivotType.optional(),
    value: z.string().min(1).optional(),
  }),
  answer: versionedPageOf(Pivot),
});
export const getGraph = defineRoute({
  id: 'getGraph',
  method: 'get',
  path: '/v1/graph',
  summary: 'Applications around one, and the relations between them',
  action: 'ref.read',
  query: z.strictObject({
    ...AsOf,
    root: z.string().min(1),
    depth: z.coerce.number().int().min(1).max(10).default(2),
    direction: z.enum(['out', 'in', 'both']).default('both'),
  }),
  answer: z.object({
    nodes: z.array(Application),
    edges: z.array(Relation),
  }),
});
