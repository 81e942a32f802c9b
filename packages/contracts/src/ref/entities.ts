import { z } from 'zod';
import { Instant, InstantInput } from '../values';
import { Attestation, Quality } from './quality';

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

/** The form of a reference to an entity of the catalog. */
export const ENTITY_REF = /[a-z]+:[\w.-]+\/[\w.-]+/;

const PIVOT_VALUES: Record<PivotType, { form: RegExp; like: string }> = {
  'focus:tag': { form: /^[^=]+=.+$/s, like: 'application=OnlineStore' },
  'focus:subaccount': { form: /./s, like: '402918837110' },
  'focus:resource': { form: /./s, like: 'arn:aws:s3:::bucket' },
  'gitlab:project': {
    form: /^[\w.-]+(\/[\w.-]+)+$/,
    like: 'group/subgroup/project',
  },
  'argocd:app': {
    form: /^([a-z0-9][a-z0-9.-]*\/)?[a-z0-9][a-z0-9.-]*$/,
    like: 'online-store',
  },
  'dynatrace:entity': {
    form: /^[A-Z][A-Z0-9_]*-[0-9A-F]{16}$/,
    like: 'SERVICE-1A2B3C4D5E6F7890',
  },
  'servicenow:ci': {
    form: /^[0-9a-f]{32}$/,
    like: 'a sys_id of 32 hexadecimal digits',
  },
  'elisa:index': { form: /^[^\sA-Z]+$/, like: 'online-store-*' },
  'catalog:component': {
    form: new RegExp(`^${ENTITY_REF.source}$`),
    like: 'component:default/online-store',
  },
};

/** What is wrong with the value of a pivot, if anything: each tool has ids of its own form. */
export const pivotValueProblem = (
  type: PivotType,
  value: string,
): string | undefined => {
  const { form, like } = PIVOT_VALUES[type];
  return form.test(value) ? undefined : `must look like ${like}`;
};

const Text = z.string().trim().min(1).max(2000);
/** The catalog entity ref of a person as sign-in writes it: any other form would never match. */
const Member = Text.regex(
  /^user:[a-z0-9]+(-[a-z0-9]+)*\/[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/,
  'must be a person, user:namespace/name in lower case, such as user:default/jane',
);
/** A validity bound: an instant, or a day for its first moment; absent or null is without bound. */
const Bound = InstantInput.nullish();
const Validity = { validFrom: Bound, validTo: Bound };

/** What a person may set, by kind: what an entity can't be without, and what null takes away. */
export const RefFields = {
  application: {
    required: { name: Text, group: RefId },
    optional: {
      description: Text.nullish(),
      criticality: Criticality.nullish(),
      lifecycle: Text.nullish(),
      attributes: z.record(Text.max(100), Text).nullish(),
      ...Validity,
    },
  },
  group: {
    required: {},
    optional: {
      /** Its id when not given. */
      name: Text.nullish(),
      parent: RefId.nullish(),
      members: z.array(Member).max(1000).nullish(),
      ...Validity,
    },
  },
  relation: {
    required: {
      from: ApplicationId,
      type: RefId.max(60),
      to: ApplicationId,
    },
    optional: Validity,
  },
  pivot: {
    required: { application: ApplicationId, type: PivotType, value: Text },
    optional: {
      source: Text.nullish(),
      confidence: z.number().min(0).max(1).nullish(),
      ...Validity,
    },
  },
};
export type RefKind = keyof typeof RefFields;
export const REF_KINDS = Object.keys(RefFields) as RefKind[];
export const RefKind = z.enum(REF_KINDS);

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
  /** How complete it is, of an application or a list as it is now. */
  quality: Quality.optional(),
  /** By whom and when it was confirmed last, of the same; null where nobody has. */
  attestation: Attestation.nullish(),
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
