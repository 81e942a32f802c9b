import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { dependencyVersions } from './dependencyVersions';
import { domainNames, DomainNames } from './domainNames';
import { nextFreePort } from './nextFreePort';
import { registrations } from './registrations';
import { RenderedFile, renderTemplates } from './renderTemplates';

const TEMPLATES = join(
  dirname(require.resolve('@rosetta/domain-template/package.json')),
  'templates',
);

export interface GeneratedDomain {
  names: DomainNames;
  port: number;
  /** Paths from the root. */
  created: string[];
  changed: string[];
}

const DAY_MS = 24 * 60 * 60 * 1_000;

const valuesOf = (names: DomainNames, port: number, now: Date) => ({
  ...names,
  port,
  database: `${names.snake}_db`,
  dbEntity: `${names.name}-db`,
  /** Migrations run in the order of their names. */
  stamp: now.toISOString().replace(/\D/g, '').slice(0, 14),
  yesterday: new Date(now.getTime() - DAY_MS).toISOString().slice(0, 10),
  /** Braces that are not the template's. */
  lb: '{{',
  rb: '}}',
});

const write = (root: string, files: readonly RenderedFile[]) => {
  for (const { path, content } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
};

/** Writes a domain that works into the repository: nothing when anything about it is wrong. */
export const generateDomain = async (
  root: string,
  { name, title }: { name: string; title?: string },
): Promise<GeneratedDomain> => {
  const names = domainNames(root, name, title);
  const port = nextFreePort();
  const created = await renderTemplates(
    TEMPLATES,
    valuesOf(names, port, new Date()),
    {
      root,
      versions: dependencyVersions(root),
    },
  );
  const changed = registrations(root, names);
  write(root, [...created, ...changed]);
  const pathsOf = (files: readonly RenderedFile[]) =>
    files.map(({ path }) => path);
  return { names, port, created: pathsOf(created), changed: pathsOf(changed) };
};
