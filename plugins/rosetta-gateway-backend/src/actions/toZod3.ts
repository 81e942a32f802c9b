import { z } from 'zod';
import * as z3 from 'zod/v3';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type Maker = (schema: JsonSchema) => z3.ZodTypeAny;

const text: Maker = ({ pattern, minLength, maxLength }) => {
  let made = z3.string();
  if (minLength !== undefined) made = made.min(minLength);
  if (maxLength !== undefined) made = made.max(maxLength);
  return pattern ? made.regex(new RegExp(pattern, 'u')) : made;
};

const number: Maker = ({ type, minimum, maximum }) => {
  let made = type === 'integer' ? z3.number().int() : z3.number();
  if (minimum !== undefined) made = made.min(minimum);
  if (maximum !== undefined) made = made.max(maximum);
  return made;
};

const fields: Maker = ({ properties = {}, required = [], ...schema }) => {
  const shape = Object.entries(properties).map(([name, property]) => {
    const made = fromJson(property as JsonSchema);
    return [name, required.includes(name) ? made : made.optional()];
  });
  const made = z3.object(Object.fromEntries(shape));
  const { additionalProperties: others } = schema;
  return others && others !== true
    ? made.catchall(fromJson(others))
    : made.strict();
};

const MAKERS: Record<string, Maker> = {
  string: text,
  number,
  integer: number,
  object: fields,
  boolean: () => z3.boolean(),
  null: () => z3.null(),
  array: ({ items }) => z3.array(fromJson(items as JsonSchema)),
};

const oneOf = (choices: z3.ZodTypeAny[]): z3.ZodTypeAny =>
  choices.length === 1
    ? choices[0]
    : z3.union(choices as [z3.ZodTypeAny, z3.ZodTypeAny]);

function bare(schema: JsonSchema): z3.ZodTypeAny {
  const choices = schema.anyOf ?? schema.oneOf;
  if (choices) return oneOf(choices.map(one => fromJson(one as JsonSchema)));
  if (schema.enum)
    return oneOf(schema.enum.map(one => z3.literal(one as string)));
  if (schema.const !== undefined) return z3.literal(schema.const as string);
  const { type } = schema;
  if (type === undefined) return z3.unknown();
  if (Array.isArray(type))
    return oneOf(type.map(one => bare({ ...schema, type: one })));
  const make = MAKERS[type];
  if (!make) throw new Error(`unsupported schema: ${JSON.stringify(schema)}`);
  return make(schema);
}

function fromJson(schema: JsonSchema): z3.ZodTypeAny {
  const made = bare(schema);
  return schema.description ? made.describe(schema.description) : made;
}

/**
 * Converts a schema of the contracts to zod 3, which Backstage's actions registry requires.
 * Refinements are lost; the action validates with the original schema.
 */
export const toZod3 = (schema: z.ZodType, io: 'input' | 'output') =>
  fromJson(
    z.toJSONSchema(schema, { io, unrepresentable: 'any' }),
  ) as z3.AnyZodObject;

/** A schema that describes the input but accepts anything: the action validates, with better messages. */
export const describeOnly = (schema: z3.AnyZodObject) =>
  schema.catch(
    ({ input }: { input: any }) => input,
  ) as z3.ZodTypeAny as z3.AnyZodObject;
