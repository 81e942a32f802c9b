import { createHash } from 'node:crypto';
import { Account, Company, Fleet, Sku } from '@rosetta/simulators/company';
import { growthPercent } from './growth';

/** One thing that is billed: a machine, a database, a bucket. */
export interface Resource {
  /** Of an application, `app-…`, or of a platform. */
  owner: string;
  fleet: Fleet;
  sku: Sku;
  account: Account;
  id: string;
  name: string;
  zone?: string;
  tags?: Record<string, string>;
}

const hexOf = (text: string) => createHash('sha256').update(text).digest('hex');

interface Owner {
  key: string;
  fleets: Fleet[];
  account?: string;
  tagsOf(fleet: Fleet): Record<string, string> | undefined;
}

/** Applications and platforms alike have fleets; what differs is how they are tagged. */
const ownersIn = (company: Company): Owner[] => [
  ...company.applications.map(app => ({
    key: app.id,
    fleets: app.resources,
    account: app.account,
    tagsOf: ({ tag = app.tags.at(0), account }: Fleet) => ({
      ...(tag ? { application: tag } : {}),
      environment: account?.endsWith('staging') ? 'staging' : 'production',
      team: app.group,
    }),
  })),
  ...Object.entries(company.platforms).map(([key, platform]) => ({
    key,
    fleets: platform.resources,
    tagsOf: () =>
      platform.tagged
        ? { platform: key, environment: 'production' }
        : undefined,
  })),
];

/** Each fleet gets its next resource at a time of its own, so that they don't all grow at once. */
const sizeOf = (fleet: Fleet, key: string, percent: number, scale: number) => {
  if (!fleet.grows) return Math.ceil(fleet.count * scale);
  const headStart =
    parseInt(hexOf(`${key}/${fleet.name}`).slice(0, 2), 16) / 256;
  return Math.max(
    1,
    Math.floor((fleet.count * scale * percent) / 100 + headStart),
  );
};

const createResource = (
  company: Company,
  owner: Owner,
  fleet: Fleet,
  number: number,
): Resource => {
  const sku = company.skus.get(fleet.sku)!;
  const account = company.accounts[(fleet.account ?? owner.account)!];
  const several = fleet.grows || fleet.count > 1 || number > 1;
  const name = [owner.key.replace(/^app-/, ''), fleet.name]
    .concat(several ? String(number) : [])
    .join('-');
  const hash = hexOf(`${account.id}/${fleet.sku}/${name}`).slice(0, 17);
  const parts = { region: account.region, account: account.id, name, hash };
  return {
    owner: owner.key,
    fleet,
    sku,
    account,
    name,
    id: sku.resourceId.replace(
      /\{(\w+)\}/g,
      (_, part: keyof typeof parts) => parts[part],
    ),
    zone: sku.zonal ? account.region + 'abc'[number % 3] : undefined,
    tags: owner.tagsOf(fleet),
  };
};

/**
 * Everything that is billed in a month, in the order of the bill.
 * @param scale - multiplies the size of every fleet, for measurements
 */
export const resourcesOf = (
  company: Company,
  month: string,
  scale = 1,
): Resource[] => {
  const percent = growthPercent(company, month);
  return ownersIn(company).flatMap(owner =>
    owner.fleets.flatMap(fleet =>
      Array.from({ length: sizeOf(fleet, owner.key, percent, scale) }, (_, i) =>
        createResource(company, owner, fleet, i + 1),
      ),
    ),
  );
};
