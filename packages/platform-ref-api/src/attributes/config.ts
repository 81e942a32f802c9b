import { z } from 'zod';

const Pattern = z.string().transform((source, ctx) => {
  try {
    return new RegExp(source);
  } catch {
    ctx.addIssue({
      code: 'custom',
      message: 'must be a regular expression, such as ^CC-[0-9]+$',
    });
    return z.NEVER;
  }
});

export const ATTRIBUTE_TYPES = ['text', 'number', 'boolean', 'day'] as const;

const AttributeDefinition = z.strictObject({
  /** What its text says. */
  type: z.enum(ATTRIBUTE_TYPES).default('text'),
  /** One of these. */
  values: z.array(z.string().min(1)).min(1).optional(),
  pattern: Pattern.optional(),
  required: z.boolean().default(false),
});
export type AttributeDefinition = z.infer<typeof AttributeDefinition>;

/** The attributes that a company has, by kind; a kind that is not there takes any. */
export const AttributesConfig = z
  .strictObject({
    application: z
      .record(z.string().min(1).max(100), AttributeDefinition)
      .optional(),
  })
  .prefault({});
export type AttributesConfig = z.infer<typeof AttributesConfig>;
