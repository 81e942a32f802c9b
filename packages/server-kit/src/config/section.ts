import { DOMAINS, DOMAIN_PROCESSES } from '@rosetta/contracts/domains';
import { z } from 'zod';

/** What is not read is not kept: it may be a secret of another process. */
const Unread = z
  .unknown()
  .optional()
  .transform(() => undefined);

const unread = (names: readonly string[]) =>
  Object.fromEntries(names.map(name => [name, Unread]));

/**
 * A section of the configuration that refuses entries it does not know: one that was renamed, or
 * misspelt, must not be ignored in silence.
 * @param others - entries that other processes read, and check
 */
export const strictSection = <Shape extends z.ZodRawShape>(
  shape: Shape,
  others: readonly string[] = [],
) =>
  z.strictObject({
    ...unread(others),
    ...shape,
  }) as unknown as z.ZodObject<Shape>;

/** What holds for all domains; read with their manifests, by everybody. */
const DEFAULTS = z
  .strictObject({
    service: z
      .strictObject({ baseUrl: z.string(), host: z.string() })
      .partial()
      .optional(),
    database: z.strictObject({ connection: z.string() }).partial().optional(),
  })
  .optional();

/** Sections besides those that are named as their domain. */
const SECTIONS = [
  'accessContact',
  'accessDirectory',
  'audit',
  'cache',
  'catalog',
  'databases',
  'identity',
  'limits',
  'log',
  'migrateAtStart',
  'periods',
  'rawStore',
  'referentiel',
  'roles',
  'services',
  'shutdown',
  'signIn',
  'sources',
];

const camelCase = (name: string) =>
  name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/** The part of the section `rosetta:` that a process reads. */
export const rosettaSection = <Shape extends z.ZodRawShape>(shape: Shape) =>
  strictSection({ defaults: DEFAULTS, ...shape }, [
    ...SECTIONS,
    ...DOMAINS.map(({ name }) => camelCase(name)),
  ]) as unknown as z.ZodObject<Shape>;

/** `rosetta.services`, of which a process reads some. */
export const servicesSection = <Shape extends z.ZodRawShape>(shape: Shape) =>
  strictSection(
    shape,
    DOMAIN_PROCESSES.map(({ name }) => name),
  );

/** `rosetta.databases`, of which a process reads its own. */
export const databasesSection = <Shape extends z.ZodRawShape>(shape: Shape) =>
  strictSection(
    shape,
    DOMAINS.map(({ database }) => database),
  );
