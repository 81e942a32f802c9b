import { z } from 'zod';
import { RouteCache, defineRoute } from '../route';
import { Instant, InstantInput, PageQuery, pageOf } from '../values';
import {
  Application,
  ENTITY_REF,
  Group,
  Pivot,
  PivotType,
  Relation,
} from './entities';

/** Valid then, as known then; both now when absent. */
const AsOf = {
  validAt: InstantInput.optional(),
  knownAt: InstantInput.optional(),
};
/** `validAt=any` lists what is valid at any time: an entity once for each time that it differs. */
const ListAsOf = {
  ...AsOf,
  validAt: z.union([z.literal('any'), InstantInput]).optional(),
};

/**
 * A page of entities, and the référentiel's version it was read at: how many change
 * requests had been applied, and when the last of them was. The next pages stay there;
 * pass `knownAt` to read other lists as they were then.
 */
const versionedPageOf = <T extends z.ZodType>(item: T) =>
  pageOf(item).extend({ version: z.number().int(), knownAt: Instant });

/** Room in an address for a list of ids. */
const MAX_IDS_LENGTH = 8000;

/** Group ids, separated by commas. */
const GroupIds = z
  .string()
  .max(MAX_IDS_LENGTH)
  .regex(
    /^[a-z0-9][a-z0-9._-]*(,[a-z0-9][a-z0-9._-]*)*$/,
    'must be ids of groups, separated by commas',
  );

/** Application ids, separated by commas. */
const ApplicationIds = z.string().min(1).max(MAX_IDS_LENGTH);

/** Entities of the catalog, `component:default/shop`, separated by commas. */
const EntityRefs = z
  .string()
  .max(MAX_IDS_LENGTH)
  .regex(
    new RegExp(`^${ENTITY_REF.source}(,${ENTITY_REF.source})*$`),
    'must be references such as component:default/online-store, separated by commas',
  );

/** What a change through the gateway forgets at once; one that went past it is seen soon. */
const REF_CACHE: RouteCache = {
  ttlSeconds: 2,
  per: 'role',
  staleSeconds: 3600,
};

export const listApplications = defineRoute({
  id: 'listApplications',
  method: 'get',
  path: '/v1/applications',
  summary: 'Applications, by id',
  action: 'ref.read',
  query: PageQuery.extend({
    ...ListAsOf,
    /** The owners, one or several: `team-shop,team-checkout`. */
    group: GroupIds.optional(),
    /** A part of the name or of the id, in any case. */
    search: z.string().trim().min(1).max(200).optional(),
  }),
  answer: versionedPageOf(Application),
  cache: REF_CACHE,
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
  cache: REF_CACHE,
});
export const listGroups = defineRoute({
  id: 'listGroups',
  method: 'get',
  path: '/v1/groups',
  summary: 'Groups, by id',
  action: 'ref.read',
  query: PageQuery.extend(ListAsOf),
  answer: versionedPageOf(Group),
  cache: REF_CACHE,
});
export const listRelations = defineRoute({
  id: 'listRelations',
  method: 'get',
  path: '/v1/relations',
  summary: 'Relations, by id',
  action: 'ref.read',
  query: PageQuery.extend(ListAsOf),
  answer: versionedPageOf(Relation),
  cache: REF_CACHE,
});
export const listPivots = defineRoute({
  id: 'listPivots',
  method: 'get',
  path: '/v1/pivots',
  summary: 'Pivots: the ids of applications in each tool',
  action: 'ref.read',
  query: PageQuery.extend({
    ...ListAsOf,
    /** Whose, one or several: `app-shop,app-payments`. */
    application: ApplicationIds.optional(),
    type: PivotType.optional(),
    value: z.string().min(1).optional(),
    /** Those that name one of these: of the type `catalog:component`. */
    components: EntityRefs.optional(),
  }).superRefine(({ components, type, value }, ctx) => {
    if (components && (type ?? value))
      ctx.addIssue({
        code: 'custom',
        path: ['components'],
        message: 'stands for type and value: leave those out',
      });
  }),
  answer: versionedPageOf(Pivot),
  cache: REF_CACHE,
});
export const getGraph = defineRoute({
  id: 'getGraph',
  method: 'get',
  path: '/v1/graph',
  summary: 'Applications around one, and the relations between them',
  action: 'ref.read',
  notFound: 'No such root at that time',
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
  cache: REF_CACHE,
});
