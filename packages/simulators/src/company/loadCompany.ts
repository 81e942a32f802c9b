import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import Papa from 'papaparse';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import * as files from './schema';

/** The checkout that this package belongs to. */
const ROOT = resolve(
  require.resolve('@rosetta/simulators/package.json'),
  '../../..',
);

/** The demo company, as `examples/company` describes it. */
export interface Company extends z.infer<typeof files.CompanyFile> {
  groups: z.infer<typeof files.GroupsFile>;
  applications: z.infer<typeof files.ApplicationsFile>;
  platforms: z.infer<typeof files.PlatformsFile>;
  relations: z.infer<typeof files.RelationsFile>;
  monthly: z.infer<typeof files.MonthlyFile>;
  commitments: files.Commitment[];
  skus: Map<string, files.Sku>;
}

const parseAs = <T extends z.ZodType>(
  schema: T,
  file: string,
  value: unknown,
) => {
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
};

const yamlIn =
  (folder: string) =>
  <T extends z.ZodType>(schema: T, name: string): z.output<T> => {
    const file = resolve(folder, name);
    return parseAs(schema, file, parseYaml(readFileSync(file, 'utf8')));
  };

const readSkus = (folder: string) => {
  const file = resolve(folder, 'skus.csv');
  const { data, errors } = Papa.parse(readFileSync(file, 'utf8'), {
    header: true,
    delimiter: ',',
    skipEmptyLines: true,
  });
  if (errors.length > 0) throw new Error(`${file}: ${errors[0].message}`);
  return new Map(
    parseAs(files.SkusFile, file, data).map(sku => [sku.sku, sku]),
  );
};

/** Names in one file that another should hold: a typing mistake is reported, not billed. */
const checkNames = (company: Company) => {
  const check = (where: string, what: string, known: boolean) => {
    if (!known) throw new Error(`examples/company: ${where} names ${what}`);
  };
  const checkFleets = (at: string, fleets: files.Fleet[], own?: string) => {
    for (const { sku, account = own } of fleets) {
      check(at, `the SKU ${sku}`, company.skus.has(sku));
      check(at, `the account ${account}`, `${account}` in company.accounts);
    }
  };
  for (const { id, resources, account } of company.applications)
    checkFleets(id, resources, account);
  for (const [name, { resources }] of Object.entries(company.platforms))
    checkFleets(name, resources);
  const groups = new Set(company.groups.map(group => group.id));
  for (const { id, group } of company.applications)
    check(id, `the group ${group}`, groups.has(group));
  for (const { id, skus } of company.commitments)
    for (const sku of skus) check(id, `the SKU ${sku}`, company.skus.has(sku));
};

/** Reads and checks the description of the demo company. */
export const loadCompany = (
  folder = resolve(ROOT, 'examples/company'),
): Company => {
  const read = yamlIn(folder);
  const applications = readdirSync(resolve(folder, 'applications')).sort();
  const company: Company = {
    ...read(files.CompanyFile, 'company.yaml'),
    groups: read(files.GroupsFile, 'groups.yaml'),
    applications: applications.flatMap(name =>
      read(files.ApplicationsFile, `applications/${name}`),
    ),
    platforms: read(files.PlatformsFile, 'platforms.yaml'),
    relations: read(files.RelationsFile, 'relations.yaml'),
    monthly: read(files.MonthlyFile, 'monthly.yaml'),
    commitments: Object.values(read(files.CommitmentsFile, 'commitments.yaml')),
    skus: readSkus(folder),
  };
  checkNames(company);
  return company;
};
