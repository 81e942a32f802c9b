import { z } from 'zod';

/** Entries may be in another file, and one without a value is taken away again. */
const section = <S extends z.ZodRawShape>(shape: S) =>
  z.looseObject(shape).partial().nullish();

const text = z.string().nullish();

const MachineCaller = z.object({
  id: z.string(),
  audience: z.string(),
  actions: z.array(z.string()),
});

/**
 * What a start stands on, of one configuration file. Whoever reads a section checks the
 * rest of it: here is what no process could say in words of its own.
 */
export const ConfigFile = z.looseObject({
  app: section({ title: text, baseUrl: text }),
  backend: section({
    baseUrl: text,
    listen: section({}),
    cors: section({}),
    csp: section({}),
    database: section({ client: text, connection: section({}) }),
  }),
  auth: section({
    environment: text,
    providers: section({
      oidc: section({
        development: section({ metadataUrl: text, clientId: text }),
      }),
    }),
  }),
  permission: section({}),
  catalog: section({ locations: z.array(z.looseObject({})).nullish() }),
  techdocs: section({ builder: text }),
  rosetta: section({
    roles: z.record(z.string(), z.array(z.string())).nullish(),
    identity: section({
      gateway: section({ issuer: text, jwksUrl: text }),
      machines: section({ callers: z.array(MachineCaller).nullish() }),
    }),
    services: z.record(z.string(), section({ baseUrl: text })).nullish(),
    cache: section({ kind: text }),
    limits: section({}),
    finops: section({ currency: text }),
  }),
});
export type ConfigFile = z.infer<typeof ConfigFile>;

/** What one of the files must have; a start writes the rest. */
export const REQUIRED = [
  'app',
  'backend',
  'auth.providers.oidc.development.clientId',
  'permission',
  'catalog',
  'rosetta.roles',
  'rosetta.finops',
];

export const valueAt = (file: ConfigFile, path: string): unknown =>
  path
    .split('.')
    .reduce<any>((value, name) => value?.[name] ?? undefined, file);

const KINDS: Record<string, string> = {
  object: 'a section',
  record: 'a section',
  array: 'a list',
  string: 'a text',
};

/** Each in a few words, with the key that it is about. */
export const problemsOf = ({ issues }: z.ZodError): string[] =>
  issues.map(issue => {
    const key = issue.path.join('.') || 'the file';
    return issue.code === 'invalid_type'
      ? `${key} must be ${KINDS[issue.expected] ?? issue.expected}`
      : `${key}: ${issue.message}`;
  });
