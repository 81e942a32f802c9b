import { DOMAINS, DOMAIN_PROCESSES } from '.';

type Entries = Record<string, Record<string, unknown> | undefined>;

/** The parts of the `rosetta:` section that have an entry for each domain. */
interface DomainSection {
  /** What holds for each of them; `{name}`, `{port}` and `{database}` stand for the manifest's. */
  defaults?: {
    service?: { baseUrl?: string; host?: string };
    database?: { connection?: string };
  };
  services?: Entries;
  databases?: Entries;
}

const fill = (
  template: string | undefined,
  values: Record<string, string | number>,
) =>
  template?.replace(/\{(\w+)\}/g, (whole, name) =>
    name in values ? String(values[name]) : whole,
  );

const defined = (entry: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(entry).filter(([, value]) => value !== undefined),
  );

/**
 * The section with what each domain's manifest and `rosetta.defaults` say filled in, so that
 * a domain needs no entry of its own. What an entry says itself wins; without defaults only
 * ports are filled in, and whoever needs an address that nobody gave says so.
 */
export const withDomainDefaults = <Section>(section: Section): Section => {
  const { defaults, services, databases } = section as DomainSection;
  const serviceOf = ({ name, port }: (typeof DOMAIN_PROCESSES)[number]) => ({
    ...defined({
      baseUrl: fill(defaults?.service?.baseUrl, { name, port }),
      host: defaults?.service?.host,
      port,
    }),
    ...services?.[name],
  });
  const databaseOf = (database: string) => ({
    ...defined({
      connection: fill(defaults?.database?.connection, { database }),
    }),
    ...databases?.[database],
  });
  return {
    ...section,
    services: {
      ...services,
      ...Object.fromEntries(
        DOMAIN_PROCESSES.map(each => [each.name, serviceOf(each)]),
      ),
    },
    databases: {
      ...databases,
      ...Object.fromEntries(
        DOMAINS.map(({ database }) => [database, databaseOf(database)]),
      ),
    },
  };
};
