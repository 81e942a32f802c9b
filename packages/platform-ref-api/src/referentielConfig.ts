import {
  PEOPLE,
  PIVOT_TYPES,
  RefKind,
  SourceName,
} from '@rosetta/contracts/ref';
import { z } from 'zod';
import { AttributesConfig } from './attributes/config';
import { KINDS } from './entities/kinds';

const Days = z.coerce.number().int().positive();

/** Which sources have a say in a field, and for how long. */
const Rule = z.strictObject({
  /** The first has the most authority; one that is not named has the least. */
  sources: z.array(SourceName).min(1),
  /** A value that its source has not confirmed for so long is stale: any source may replace it. */
  maxAgeDays: Days.optional(),
});
type AuthorityRule = z.infer<typeof Rule>;

const CMDB = 'servicenow';
const DEFAULT_RULE = { sources: [PEOPLE, CMDB, 'catalog', 'gitlab'] };
/** A CMDB is kept for these: what it does not confirm for a year is doubtful. */
const OF_CMDB = { sources: [PEOPLE, CMDB], maxAgeDays: 365 };
const DEFAULT_RULES: Record<RefKind, Record<string, AuthorityRule>> = {
  application: { criticality: OF_CMDB, lifecycle: OF_CMDB },
  group: {},
  relation: {},
  pivot: {},
};

/** Rules of the fields of a kind, on top of those by default. */
const rulesOf = (kind: RefKind) =>
  z
    .partialRecord(z.enum(Object.keys(KINDS[kind].columns)), Rule)
    .prefault({})
    .transform(
      (given): Partial<Record<string, AuthorityRule>> => ({
        ...DEFAULT_RULES[kind],
        ...given,
      }),
    );

const AuthorityConfig = z.strictObject({
  /** Of each field without a rule of its own. */
  default: Rule.prefault(DEFAULT_RULE),
  application: rulesOf('application'),
  group: rulesOf('group'),
  relation: rulesOf('relation'),
  pivot: rulesOf('pivot'),
});
export type AuthorityConfig = z.infer<typeof AuthorityConfig>;

const MATCH_KEYS = ['id', ...PIVOT_TYPES, 'name', 'similar-name'] as const;
const MatchKey = z.enum(MATCH_KEYS);
export type MatchKey = z.infer<typeof MatchKey>;

/** Of an encoded query of ServiceNow: what orders the rows, or begins another query, would break the paging. */
const NO_CONDITION = /\^NQ|\^EQ|ORDERBY|GROUPBY/;

const ServiceNowImportConfig = z.strictObject({
  /** The table whose rows are applications, those of tables that extend it included. */
  table: z
    .string()
    .regex(
      /^[a-z][a-z0-9_]*$/,
      'must be the name of a table, such as cmdb_ci_business_app',
    ) // prettier-ignore
    .default('cmdb_ci_business_app'),
  /** An encoded query that leaves some of them out, such as `operational_status=1`. */
  filter: z
    .string()
    .trim()
    .min(1)
    .refine(
      query => !NO_CONDITION.test(query),
      'must be conditions only, without ^NQ, ^EQ, ORDERBY and GROUPBY',
    )
    .optional(),
});
export type ServiceNowImportConfig = z.infer<typeof ServiceNowImportConfig>;

const ImportsConfig = z.strictObject({
  /** By what a row is found, the first that finds something. */
  keys: z
    .array(MatchKey)
    .min(1)
    .default([
      'id',
      'servicenow:ci',
      'catalog:component',
      'gitlab:project',
      'name',
      'similar-name',
    ]),
  /** How alike two names are at least, from 0 to 1, to be a probable match. */
  similarity: z.coerce.number().min(0.1).max(1).default(0.6),
  /** How long an import can be looked at. */
  keptDays: Days.default(30),
  /** What is read of ServiceNow itself, where `rosetta.sources.servicenow` says how it is reached. */
  servicenow: ServiceNowImportConfig.prefault({}),
});
export type ImportsConfig = z.infer<typeof ImportsConfig>;

/** `rosetta.referentiel` */
export const ReferentielConfig = z
  .strictObject({
    authority: AuthorityConfig.prefault({}),
    imports: ImportsConfig.prefault({}),
    attributes: AttributesConfig,
    /** After how long its author is told of a draft that was left alone. */
    staleDraftDays: Days.default(14),
    attestation: z
      .strictObject({
        /** How long the confirmation of an application holds. */
        every: z.strictObject({ days: Days.default(180) }).prefault({}),
      })
      .prefault({}),
  })
  .prefault({});
export type ReferentielConfig = z.infer<typeof ReferentielConfig>;
