import { z } from 'zod';
import { defineRoute } from '../route';
import { Instant, PageQuery, pageOf } from '../values';
import { StoredChange } from './changes';
import { ENTITY_REF } from './entities';

/** What is checked of a component when the catalog reads it. */
export const CATALOG_RULES = ['naming', 'owner', 'tags'] as const;
export const CatalogRule = z.enum(CATALOG_RULES);
export type CatalogRule = z.infer<typeof CatalogRule>;

/** Longest text that is told of a component; who tells cuts longer ones. */
export const MAX_CATALOG_TEXT = 500;
const Text = z.string().min(1).max(MAX_CATALOG_TEXT);

export const CatalogFinding = z.strictObject({
  rule: CatalogRule,
  severity: z.enum(['error', 'warning']),
  message: Text,
});
export type CatalogFinding = z.infer<typeof CatalogFinding>;

const EntityRef = z
  .string()
  .max(300)
  .regex(
    new RegExp(`^${ENTITY_REF.source}$`),
    'must be a reference such as component:default/online-store',
  );

/** What the catalog says of a component, as far as it matters here. */
export const CatalogComponent = z.strictObject({
  title: Text.optional(),
  /** Who owns it, as a reference: `group:default/team-shop`. */
  owner: Text.optional(),
  lifecycle: Text.optional(),
  /** Its project in GitLab, path with namespace. */
  repository: Text.optional(),
  tags: z.array(Text).max(100),
  findings: z.array(CatalogFinding).max(20),
});
export type CatalogComponent = z.infer<typeof CatalogComponent>;

const Sequence = z.int().min(1);

export const CatalogEvent = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.enum(['discovered', 'changed']),
    /** Grows from event to event of a stream. */
    sequence: Sequence,
    entityRef: EntityRef,
    /** Changes with what is said of the component. */
    etag: Text,
    component: CatalogComponent,
  }),
  z.strictObject({
    type: z.literal('removed'),
    sequence: Sequence,
    entityRef: EntityRef,
  }),
]);
export type CatalogEvent = z.infer<typeof CatalogEvent>;

export const MAX_CATALOG_EVENTS = 500;

export const sendCatalogEvents = defineRoute({
  id: 'sendCatalogEvents',
  method: 'post',
  path: '/v1/catalog-events',
  summary:
    'Components that the catalog has discovered, changed or removed; told again, nothing changes',
  action: 'ref.catalog.write',
  body: z.strictObject({
    /** The outbox that the events come from: their sequence counts within it. */
    stream: z.uuid(),
    events: z.array(CatalogEvent).min(1).max(MAX_CATALOG_EVENTS),
  }),
  maxBodyBytes: 4 * 1024 * 1024,
  answer: z.object({
    /** Components that are now as these events say. */
    applied: z.int(),
    /** Events that were known already, or that later ones of the same component supersede. */
    known: z.int(),
  }),
  timeoutSeconds: 30,
});

export const ListedComponent = CatalogComponent.extend({
  entityRef: z.string(),
  name: z.string(),
  state: z.enum(['present', 'removed']),
  /** Whose it is, by a pivot `catalog:component` that is valid now. */
  application: z.string().nullable(),
  firstSeenAt: Instant,
  changedAt: Instant,
  removedAt: Instant.nullable(),
});
export type ListedComponent = z.infer<typeof ListedComponent>;

export const listCatalogComponents = defineRoute({
  id: 'listCatalogComponents',
  method: 'get',
  path: '/v1/catalog/components',
  summary: 'Components as the catalog told them, with what is wrong with them',
  action: 'ref.read',
  query: PageQuery.extend({
    state: z.enum(['present', 'removed']).optional(),
    /** Those with a finding: of one rule, or of any. */
    finding: z.enum(['any', ...CATALOG_RULES]).optional(),
  }),
  answer: pageOf(ListedComponent),
});

/** Why an application is likely the one of a component. */
export const MATCH_REASONS = [
  /** The repository of the component is a `gitlab:project` pivot of the application. */
  'repository',
  /** The names are alike. */
  'name',
  /** The same group owns both. */
  'owner',
] as const;
export const MatchReason = z.enum(MATCH_REASONS);
export type MatchReason = z.infer<typeof MatchReason>;

/** A change request that would mend it: what to send to `POST /v1/change-requests`. */
export const ProposedRequest = z.object({
  title: z.string(),
  reason: z.string(),
  changes: z.array(StoredChange.extend({ id: z.string().optional() })),
});
export type ProposedRequest = z.infer<typeof ProposedRequest>;

export const CatalogProposal = z.object({
  /** A component of no application; or a pivot to a component that the catalog does not have any more. */
  kind: z.enum(['unclaimed', 'orphan']),
  entityRef: z.string(),
  name: z.string(),
  owner: z.string().nullable(),
  /** The likely application, or the one that still claims it. */
  application: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** How likely that is, 0 to 1; null of an orphan. */
  score: z.number().min(0).max(1).nullable(),
  reasons: z.array(MatchReason),
  /** Null where nobody is likely: an application has to be chosen. */
  cure: ProposedRequest.nullable(),
});
export type CatalogProposal = z.infer<typeof CatalogProposal>;

export const listCatalogProposals = defineRoute({
  id: 'listCatalogProposals',
  method: 'get',
  path: '/v1/catalog/proposals',
  summary:
    'Components without an application and pivots without a component, and the change that would mend each',
  action: 'ref.read',
  query: PageQuery.extend({
    kind: z.enum(['unclaimed', 'orphan']).default('unclaimed'),
  }),
  answer: pageOf(CatalogProposal),
});
