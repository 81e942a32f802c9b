import { z } from 'zod';
import { Action } from '../access';
import {
  DEFAULT_BODY_BYTES,
  DEFAULT_TIMEOUT_SECONDS,
  Operation,
} from '../route';
import { ErrorBody } from '../values';

/** An operation, with its action where only some roles may call it. */
type Described = Operation<any, any, any, any> & { action?: Action };

interface DescribedService {
  title: string;
  routes: Record<string, Described>;
  prefix?: string;
  /** Relayed: a caller may also get the failures of the service behind. */
  relayed?: boolean;
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

const IF_MATCH = {
  name: 'if-match',
  in: 'header',
  required: true,
  description: 'The ETag of what is changed, as it was read',
  schema: { type: 'string' },
};

const errorAnswer = (description: string) => ({
  description,
  content: { 'application/json': { schema: schemaOf(ErrorBody, 'output') } },
});

const FAILURES = {
  502: errorAnswer('The service gave a wrong answer'),
  503: errorAnswer('The service cannot be reached now'),
  504: errorAnswer('The service took too long'),
};

const textContent = (types: readonly string[] = []) =>
  Object.fromEntries(types.map(type => [type, { schema: { type: 'string' } }]));

const answersOf = (route: Described) => ({
  [route.status ?? 200]: {
    description: route.summary,
    content: {
      'application/json': { schema: schemaOf(route.answer, 'output') },
      ...textContent(route.alternatives),
    },
  },
  400: errorAnswer('A parameter or field is wrong; the message names it'),
  401: errorAnswer('No valid identity'),
  ...(route.action ? { 403: errorAnswer('The roles do not open this') } : {}),
  ...(route.body ? { 413: errorAnswer('A larger body than this takes') } : {}),
  429: errorAnswer('Too many requests; see Retry-After'),
  // Node's own, before there is a request to answer: it has no body.
  431: { description: 'An address and headers of more than 16 kB' },
  ...(route.params || route.notFound
    ? { 404: errorAnswer(route.notFound ?? 'No such thing') }
    : {}),
  ...(route.conflict ? { 409: errorAnswer(route.conflict) } : {}),
  ...(route.gone ? { 410: errorAnswer(route.gone) } : {}),
  ...(route.precondition ? { 412: errorAnswer(route.precondition) } : {}),
});

/** What a route says of itself that OpenAPI has no word for. */
const extensionsOf = ({ action, cache, ...route }: Described) => ({
  ...(action && { 'x-rosetta-action': action }),
  ...(action && {
    'x-rosetta-timeout-seconds':
      route.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS,
  }),
  ...(route.body && {
    'x-rosetta-max-body-bytes': route.maxBodyBytes ?? DEFAULT_BODY_BYTES,
  }),
  ...(cache && { 'x-rosetta-cache': cache }),
});

/** A body that is not sent is read as an empty one. */
const isRequired = (body: z.ZodType) => !body.safeParse({}).success;

const operationOf = (route: Described, relayed?: boolean) => ({
  operationId: route.id,
  summary: route.summary,
  ...extensionsOf(route),
  parameters: [
    ...parametersOf(route.params, 'path'),
    ...parametersOf(route.query, 'query'),
    ...(route.precondition ? [IF_MATCH] : []),
  ],
  ...(route.body
    ? {
        requestBody: {
          required: isRequired(route.body),
          content: {
            'application/json': { schema: schemaOf(route.body, 'input') },
            ...textContent(route.textBodies),
          },
        },
      }
    : {}),
  responses: { ...answersOf(route), ...(relayed && FAILURES) },
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
  for (const { routes, prefix = '', title, relayed } of services) {
    for (const route of Object.values(routes)) {
      const path = prefix + route.path.replace(/:(\w+)/g, '{$1}');
      paths[path] = {
        ...paths[path],
        [route.method]: { tags: [title], ...operationOf(route, relayed) },
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
