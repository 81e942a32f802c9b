import { z } from 'zod';
import { platformProcesses, sectionOf } from '../processes';

const Count = z.number().int().min(1);
const Port = z.number().int().min(1).max(65_535);
/** What Kubernetes itself checks. */
const Anything = z.record(z.string(), z.unknown());
const Peers = z.array(Anything);
const Reach = z.strictObject({ port: Port, to: Peers });
const Resources = z.strictObject({
  requests: z.record(z.string(), z.string()).optional(),
  limits: z.record(z.string(), z.string()).optional(),
});

const optionalOf = <S extends z.ZodType>(names: readonly string[], schema: S) =>
  z.strictObject(
    Object.fromEntries(names.map(name => [name, schema.optional()])),
  );

const environment = z
  .looseObject({
    POSTGRES_HOST: z.string().min(1),
    POSTGRES_PORT: z.string().regex(/^\d+$/),
    POSTGRES_USER: z.string().min(1),
    OIDC_CLIENT_ID: z.string().min(1),
    OIDC_METADATA_URL: z.string().regex(/^https?:\/\//),
    ROSETTA_USERS_GROUP: z.string().min(1),
  })
  .catchall(z.string())
  // Passwords, tokens and keys come from a Secret.
  .meta({
    propertyNames: {
      pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
      not: { pattern: 'PASSWORD|SECRET|TOKEN|_KEYS?$' },
    },
  });

const images = z.strictObject({
  registry: z.string().regex(/^(.+\/)?$/),
  tag: z.string().regex(/^[\w.-]*$/),
  pullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']),
  pullSecrets: z.array(z.strictObject({ name: z.string().min(1) })),
});

const checkpoints = z.strictObject({
  existingClaim: z.string(),
  size: z.string().regex(/^\d+[KMGT]i?$/),
  storageClassName: z.string(),
  accessMode: z.enum(['ReadWriteMany', 'ReadWriteOnce']),
});

const ingress = z.strictObject({
  enabled: z.boolean(),
  className: z.string().min(1),
  annotations: z.record(z.string(), z.string()),
  tls: z.strictObject({ enabled: z.boolean(), secretName: z.string().min(1) }),
});

const networkPolicy = z.strictObject({
  enabled: z.boolean(),
  ingressController: Peers,
  monitoring: Peers,
  stores: z.strictObject({ postgres: Reach, redis: Reach, mongodb: Reach }),
  identityProvider: Reach,
  sources: z.array(Anything),
});

/** The values of the chart. Those of processes are checked by their names, so that none is misspelt in silence. */
const chartValues = () => {
  const processes = platformProcesses();
  const batches = processes.flatMap(({ kind, domain }) =>
    kind === 'batch' ? [sectionOf(domain!.name)] : [],
  );
  return z.strictObject({
    baseUrl: z.string().regex(/^https?:\/\/[^/]+$/),
    organization: z.string().min(1),
    image: images,
    replicas: Count,
    workers: Count,
    logLevel: z.enum(['error', 'warn', 'info', 'debug']),
    environment,
    config: Anything,
    secrets: z.strictObject({
      existingSecret: z.string().min(1),
      environmentSecret: z.string(),
    }),
    schedules: optionalOf(batches, z.record(z.string(), z.string().min(9))),
    resources: optionalOf(
      processes.map(({ name }) => name),
      Resources,
    ),
    autoscaling: z.strictObject({
      enabled: z.boolean(),
      maxReplicas: Count,
      cpuPercent: Count.max(100),
    }),
    disruptionBudgets: z.boolean(),
    checkpoints,
    migration: z.strictObject({ timeoutSeconds: Count }),
    ingress,
    networkPolicy,
    serviceMonitor: z.strictObject({
      enabled: z.boolean(),
      interval: z.string().regex(/^\d+[sm]$/),
      labels: z.record(z.string(), z.string()),
    }),
    nodeSelector: z.record(z.string(), z.string()),
    tolerations: z.array(Anything),
    // Helm's own, where this chart is part of another.
    global: Anything.optional(),
  });
};

/** deploy/helm/rosetta/values.schema.json, which Helm checks values with. */
export const valuesSchema = () =>
  z.toJSONSchema(chartValues(), { target: 'draft-7' });
