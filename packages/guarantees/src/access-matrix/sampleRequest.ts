import { Operation } from '@rosetta/contracts';
import RandExp from 'randexp';
import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.BaseSchema;
type AnyOperation = Operation<any, any, any, any>;

export interface SampleRequest {
  method: string;
  /** With its query. */
  path: string;
  /** JSON. */
  body?: string;
}

const FORMATS: Record<string, string> = {
  date: '2024-09-01',
  uri: 'https://example.com/',
};

/** Of two instants the first is the earlier one, as contracts say `from` before `to`. */
const sampleInstant = (at: number) =>
  new Date(Date.UTC(2024, 8, 1, at)).toISOString();

function sampleText(
  { format = '', pattern, minLength = 1 }: JsonSchema,
  at: number,
): string {
  if (format === 'date-time') return sampleInstant(at);
  if (FORMATS[format]) return FORMATS[format];
  if (!pattern) return 'x'.repeat(Math.max(1, minLength));
  const generator = new RandExp(pattern);
  generator.max = 3;
  // The same each time; the last choice, as the first of a digit is often refused.
  generator.randInt = (_from, to) => to;
  return generator.gen();
}

const sampleFields = ({ properties = {}, required = [] }: JsonSchema) =>
  Object.fromEntries(
    required.map((name, at) => [
      name,
      sampleValue(properties[name] as JsonSchema, at),
    ]),
  );

/** The schema's own example, else a value that it accepts, with required fields only. */
function sampleValue(schema: JsonSchema, at = 0): unknown {
  if (schema.examples?.length) return schema.examples[0];
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0] ?? schema.allOf?.[0];
  if (choice) return sampleValue(choice as JsonSchema, at);
  if (schema.default !== undefined) return schema.default;
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return sampleFields(schema);
    case 'array':
      return schema.minItems ? [sampleValue(schema.items as JsonSchema)] : [];
    case 'integer':
    case 'number':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return sampleText(schema, at);
  }
}

/** Fails where a refinement of the schema is lost in JSON Schema: then the contract needs an example, or this file a case. */
function validSample(schema: z.ZodType | undefined, what: string): any {
  if (!schema) return undefined;
  const sample = sampleValue(z.toJSONSchema(schema, { io: 'input' }));
  const { error } = schema.safeParse(sample);
  if (error)
    throw new Error(
      `no sample of ${what}: ${JSON.stringify(sample)} is refused, ${
        error.message
      }`,
    );
  return sample;
}

const schemaOrNone = (schema: z.ZodType | undefined) =>
  schema instanceof z.ZodUndefined ? undefined : schema;

const filled = (path: string, params: Record<string, unknown>) =>
  path.replace(/:(\w+)/g, (_, name) => encodeURIComponent(`${params[name]}`));

/** A valid request for a route, generated from its schemas. */
export function sampleRequest(route: AnyOperation): SampleRequest {
  const { id, method } = route;
  const params = validSample(route.params, `the path of ${id}`);
  const query = validSample(route.query, `the query of ${id}`);
  const body = validSample(schemaOrNone(route.body), `the body of ${id}`);
  const search = new URLSearchParams(query).toString();
  return {
    method: method.toUpperCase(),
    path: filled(route.path, params) + (search && `?${search}`),
    body: body === undefined ? undefined : JSON.stringify(body),
  };
}
