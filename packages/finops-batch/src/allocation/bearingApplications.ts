import { addMonths } from '@rosetta/contracts/values';
import { BearingApplication } from '@rosetta/finops-mart';
import {
  isValidAt,
  Referentiel,
  validVersion,
  Versions,
  versionsBy,
} from '@rosetta/service-kit';

type ApplicationVersion = Referentiel['applications'][number];
type GroupVersion = Referentiel['groups'][number];

interface Bearing {
  version: ApplicationVersion;
  /** The instant at which its group and attributes are read. */
  at: string;
}

/** An application as of the first instant of a month, else as of its own first instant in it. */
const inMonth = (
  versions: readonly ApplicationVersion[],
  from: string,
  to: string,
): Bearing | undefined => {
  const known = versions.find(version => isValidAt(version, from));
  if (known) return { version: known, at: from };
  const [first] = versions
    .filter(({ validFrom }) => validFrom !== null)
    .filter(({ validFrom }) => from < validFrom! && validFrom! < to)
    .sort((a, b) => (a.validFrom! < b.validFrom! ? -1 : 1));
  return first && { version: first, at: first.validFrom! };
};

/** A group and all above it at an instant; a cycle ends where it began. */
const withAncestors = (
  groups: Versions<GroupVersion>,
  id: string,
  at: string,
): string[] => {
  const found = new Set<string>();
  for (
    let next: string | null = id;
    next !== null && !found.has(next);
    next = validVersion(groups, next, at)?.parent ?? null
  )
    found.add(next);
  return [...found];
};

/** The applications that can bear costs of a charge month, with who owned them. */
export const bearingApplications = (
  { applications, groups }: Referentiel,
  month: string,
): BearingApplication[] => {
  const from = `${month}-01T00:00:00.000Z`;
  const to = `${addMonths(month, 1)}-01T00:00:00.000Z`;
  const groupVersions = versionsBy(groups, group => group.id);
  const byId = versionsBy(applications, application => application.id);
  return [...byId].flatMap(([id, versions]) => {
    const bearing = inMonth(versions, from, to);
    if (!bearing) return [];
    const { version, at } = bearing;
    return {
      id,
      owners: withAncestors(groupVersions, version.group, at),
      attributes: version.attributes ?? {},
    };
  });
};
