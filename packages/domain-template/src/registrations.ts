import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainNames } from './domainNames';
import { insertLine } from './insertLine';
import { RenderedFile } from './renderTemplates';

/** The lines by which the rest finds a domain: its manifest, its contracts, its pages. */
const LINES: readonly {
  path: string;
  line(names: DomainNames): string;
  alike: RegExp;
}[] = [
  {
    path: 'packages/contracts/src/domains/list.ts',
    line: ({ name, camel }) => `export { ${camel} } from '../${name}/domain';`,
    alike: /^export \{ /,
  },
  {
    path: 'packages/contracts/src/domains/areas.ts',
    line: ({ name, camel }) =>
      `export { ${camel}Area as ${camel} } from '../${name}/actions';`,
    alike: /^export \{ /,
  },
  {
    path: 'packages/app/package.json',
    line: ({ name }) => `    "@rosetta/plugin-rosetta-${name}": "workspace:^",`,
    alike: /^ {4}"@rosetta\/plugin-rosetta-[\w-]+": "workspace:\^",$/,
  },
];

/** The files that name domains, each with one line more. */
export const registrations = (
  root: string,
  names: DomainNames,
): RenderedFile[] =>
  LINES.map(({ path, line, alike }) => {
    const content = readFileSync(join(root, path), 'utf8');
    return { path, content: insertLine({ path, content }, line(names), alike) };
  });
