import { z } from 'zod';
import { Instant, InstantInput } from '../values';
import {
  ApplicationId,
  REF_KINDS,
  RefFields,
  RefId,
  RefKind,
} from './entities';

const ID_OF = {
  application: ApplicationId,
  group: RefId,
  relation: RefId,
  pivot: RefId,
} satisfies Record<RefKind, z.ZodType>;

/** The changes of a kind. */
const changeOf = <
  K extends RefKind,
  Required extends z.ZodRawShape,
  Optional extends z.ZodRawShape,
>(
  kind: K,
  { required, optional }: { required: Required; optional: Optional },
) =>
  z.discriminatedUnion('op', [
    z.strictObject({
      op: z.literal('create'),
      kind: z.literal(kind),
      /** Made from the name when absent. */
      id: ID_OF[kind].optional(),
      set: z.strictObject({ ...required, ...optional }),
    }),
    z.strictObject({
      op: z.literal('update'),
      kind: z.literal(kind),
      id: z.string().min(1),
      /** Null takes a field away. */
      set: z.strictObject({
        ...z.object(required).partial().shape,
        ...optional,
      }),
      /**
       * From when what is set holds; what was before, stays before. Absent: it has been
       * so all along, and what was said before was wrong.
       */
      effectiveFrom: InstantInput.optional(),
    }),
    z.strictObject({
      op: z.literal('delete'),
      kind: z.literal(kind),
      id: z.string().min(1),
      /**
       * When its validity ends; what was before, stays. Absent: when it is applied. Null: it
       * never was, at no time.
       */
      effectiveFrom: InstantInput.nullish(),
    }),
    /** Removes it from all time, also from what was known before; only what no published run has used. */
    z.strictObject({
      op: z.literal('erase'),
      kind: z.literal(kind),
      id: z.string().min(1),
    }),
  ]);

/** One thing to change. Later ones of the same request may refer to what earlier ones create. */
export const Change = z.discriminatedUnion(
  'kind',
  [
    changeOf('application', RefFields.application),
    changeOf('group', RefFields.group),
    changeOf('relation', RefFields.relation),
    changeOf('pivot', RefFields.pivot),
  ],
  { error: `must be one of ${REF_KINDS.join(', ')}` },
);
export type Change = z.infer<typeof Change>;

/** A change as it is kept: it has an id, and its values are in the one form Rosetta writes. */
export const StoredChange = z.object({
  op: z.enum(['create', 'update', 'delete', 'erase']),
  kind: RefKind,
  id: z.string(),
  set: z.record(z.string(), z.unknown()).optional(),
  effectiveFrom: Instant.nullish(),
});
export type StoredChange = z.infer<typeof StoredChange>;
