import { z } from 'zod';
import { Action } from './access';
import { Operation } from './route';
import { ErrorBody } from './values';

/** An operation, with its action where only some roles may call it. */
type Described = Operation<any, any, any, any> & { action?: Action };

interface DescribedService {
  title: string;
  routes: Record<string, Described>;
  prefix?: string;
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
  });
  return json;
};

const parametersOf = (schema: z.ZodType | undefined, where: string) => {
  if (!schema) return [];
  const { properties = {}, required = [] } = schemaOf(schema, 'input');
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: property,
  }));
};

const errorAnswer = (description: string) => ({
  description,
  content: { 'application/json': { schema: schemaOf(ErrorBody, 'output') } },
});

const answersOf = (route: Described) => ({
  [route.status ?? 200]: {
    description: route.summary,
    content: {
      'application/json': { schema: schemaOf(route.answer, 'output') },
      ...Object.fromEntries(
        (route.alternatives ?? []).map(type => [
          type,
          { schema: { type: 'string' } },
        ]),
      ),
    },
  },
  400: errorAnswer('A parameter or field is wrong; the message names it'),
  401: errorAnswer('No valid identity'),
  ...(route.action ? { 403: errorAnswer('The roles do not open this') } : {}),
  429: errorAnswer('Too many requests; see Retry-After'),
  ...(route.params ? { 404: errorAnswer('No such thing') } : {}),
});

const operationOf = (route: Described) => ({
  operationId: route.id,
  summary: route.summary,
  ...(route.action ? { 'x-rosetta-action': route.action } : {}),
  parameters: [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
  ],
  ...(route.body
    ? {
        requestBody: {
          content: {
            'application/json': { schema: schemaOf(route.body, 'input') },
          },
        },
      }
    : {}),
  responses: answersOf(route),
});

/**
 * The OpenAPI 3.1 document of services, generated from their routes.
 * @param prefix - put before each path, e.g. the gateway's `/api/rosetta/finops`
 */
export const toOpenApi = (
  info: { title: string; version: string },
  services: readonly DescribedService[],
) => {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { routes, prefix = '', title } of services) {
    for (const route of Object.values(routes)) {
      const path = prefix + route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = {
        ...paths[path],
        [route.method]: { tags: [title], ...operationOf(route) },
      };
    }
  }
  return {
    openapi: '3.1.0',
    info,
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
      },
    },
    security: [{ bearer: [] }],
  };
};
