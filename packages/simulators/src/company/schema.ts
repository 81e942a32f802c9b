import { Criticality, RefId } from '@rosetta/contracts/ref';
import { z } from 'zod';

const Text = z.string().min(1);
const Amount = z.string().regex(/^-?\d+(\.\d+)?$/, 'must be a decimal');
const CalendarMonth = z.number().int().min(1).max(12);
const Tags = z.record(z.string(), z.string());
const Months = z.array(CalendarMonth).optional();

export const ProviderKey = z.enum(['aws', 'microsoft', 'google']);
export type ProviderKey = z.infer<typeof ProviderKey>;

const Provider = z.strictObject({
  name: Text,
  issuer: Text,
  publisher: Text,
  billingAccount: z.strictObject({ id: Text, name: Text, type: Text }),
  subAccountType: Text,
  /** What of the list price this company has negotiated to pay. */
  contractedPercent: z.number().int().min(1).max(100),
  tax: z.strictObject({ percent: Amount, description: Text }),
});
export type Provider = z.infer<typeof Provider>;

const Account = z.strictObject({
  provider: ProviderKey,
  id: Text,
  name: Text,
  region: Text,
});
export type Account = z.infer<typeof Account>;

const Anomaly = z.strictObject({
  application: Text,
  resource: Text,
  calendarMonth: CalendarMonth,
  fromDay: z.number().int().min(1),
  toDay: z.number().int().max(31),
  timesUsage: z.number().positive(),
});

export const CompanyFile = z.strictObject({
  name: Text,
  currency: z.string().regex(/^[A-Z]{3}$/),
  growth: z.strictObject({
    from: z.string().regex(/^\d{4}-\d{2}$/),
    percentPerMonth: z.number(),
    atLeastPercent: z.number().positive(),
  }),
  seasons: z.array(z.number().positive()).length(12),
  anomalies: z.array(Anomaly),
  providers: z.record(ProviderKey, Provider),
  accounts: z.record(z.string(), Account),
});

/** Several resources of one kind. A fraction in `count` is when the next one comes. */
const Fleet = z.strictObject({
  sku: Text,
  name: Text,
  count: z.number().positive(),
  grows: z.boolean().default(true),
  timesUsage: z.number().positive().default(1),
  account: Text.optional(),
  /** Value of the `application` tag, where it is not the application's first. */
  tag: Text.optional(),
});
export type Fleet = z.infer<typeof Fleet>;

export const EnvironmentName = z.enum(['development', 'staging', 'production']);

export const Tool = z.enum(['gitlab', 'argocd', 'dynatrace', 'elisa']);

const Application = z.strictObject({
  id: Text,
  name: Text,
  group: RefId,
  criticality: Criticality,
  lifecycle: Text.default('production'),
  description: Text,
  tools: z.array(Tool).default(Tool.options),
  /** Where it runs, in the order in which a release gets there. */
  environments: z
    .array(EnvironmentName)
    .min(1)
    .default(['staging', 'production']),
  /** Its catalog component, where that has another name than the application. */
  component: Text.optional(),
  /** Its GitLab project, where that is not under the company's own group. */
  gitlab: Text.optional(),
  account: Text,
  /** Values of the `application` tag that are this application's. */
  tags: z.array(Text).default([]),
  ownsAccount: z.boolean().default(false),
  ownsResources: z.boolean().default(false),
  resources: z.array(Fleet),
});
export type Application = z.infer<typeof Application>;
export const ApplicationsFile = z.array(Application);

const Platform = z.strictObject({
  tagged: z.boolean().default(true),
  resources: z.array(Fleet.required({ account: true })),
});
export const PlatformsFile = z.record(z.string(), Platform);

export const GroupsFile = z.array(
  z.strictObject({
    id: RefId,
    name: Text,
    parent: RefId.optional(),
    /** Names of catalog users. */
    members: z.array(Text).default([]),
  }),
);

export const RelationsFile = z.record(
  z.string(),
  z.record(z.string(), z.array(z.string())),
);

const MonthlyCharge = z.strictObject({
  provider: ProviderKey,
  account: Text.optional(),
  sku: Text,
  publisher: Text.optional(),
  service: Text,
  category: Text,
  subcategory: Text,
  description: Text,
  amount: Amount,
  months: Months,
  tags: Tags.optional(),
});
export type MonthlyCharge = z.infer<typeof MonthlyCharge>;

export const MonthlyFile = z.strictObject({
  subscriptions: z.array(MonthlyCharge),
  credits: z.array(MonthlyCharge),
  adjustments: z.array(MonthlyCharge),
  corrections: z.array(
    z.strictObject({
      application: Text,
      resource: Text,
      hours: Amount,
      months: Months,
    }),
  ),
});

const Commitment = z.strictObject({
  provider: ProviderKey,
  account: Text,
  id: Text,
  name: Text,
  category: z.enum(['Spend', 'Usage']),
  type: Text,
  service: Text,
  skus: z.array(Text).min(1),
  percentOfList: z.number().int().min(1).max(100),
  perDay: Amount,
  unit: Text,
  paid: z.enum(['monthly', 'yearly']),
  calendarMonth: CalendarMonth.optional(),
});
export type Commitment = z.infer<typeof Commitment>;
export const CommitmentsFile = z.record(z.string(), Commitment);

const Flag = z.enum(['yes', '']).transform(text => text === 'yes');
const orNothing = (text: string) => text || undefined;

/** A line of the price list, as CSV has it: everything is text. */
export const Sku = z.strictObject({
  sku: Text,
  provider: ProviderKey,
  service: Text,
  publisher: z.string().transform(orNothing),
  category: Text,
  subcategory: Text,
  meter: Text,
  description: Text,
  unit: Text,
  price: Amount,
  /** What one resource uses on an ordinary day, in the pricing unit. */
  perDay: Amount,
  load: z.enum(['steady', 'daily', 'office']),
  /** Of the list price, where the provider sets the price of the moment. */
  spotPercent: z.string().transform(orNothing),
  resourceType: Text,
  /** With {region}, {account}, {name} and {hash} to be filled in. */
  resourceId: Text,
  zonal: Flag,
  details: z.string().transform(orNothing),
});
export type Sku = z.infer<typeof Sku>;
export const SkusFile = z.array(Sku);
