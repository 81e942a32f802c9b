import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { format, resolveConfig } from 'prettier';
import { Ranges } from './dependencyVersions';

export interface RenderedFile {
  /** From the root of the repository. */
  path: string;
  content: string;
}

const SUFFIX = '.hbs';

const createRenderer = (values: object, versions: Ranges) => {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('version', (name: string) => {
    if (!versions[name])
      throw new Error(`No package of this repository depends on ${name}`);
    return versions[name];
  });
  return (template: string) =>
    handlebars.compile(template, { noEscape: true, strict: true })(values);
};

/** Lines break where the length of the names wants it. */
const formatted = async (root: string, { path, content }: RenderedFile) => {
  const config = await resolveConfig(join(root, path));
  return { path, content: format(content, { ...config, filepath: path }) };
};

/** The files of a folder of templates, whose paths are templates too. */
export const renderTemplates = async (
  folder: string,
  values: object,
  { root, versions }: { root: string; versions: (path: string) => Ranges },
): Promise<RenderedFile[]> => {
  const paths = globSync([`**/*${SUFFIX}`, `**/.*${SUFFIX}`], {
    cwd: folder,
  }).sort();
  return Promise.all(
    paths.map(path => {
      const render = createRenderer(values, versions(path));
      return formatted(root, {
        path: render(path.slice(0, -SUFFIX.length)),
        content: render(readFileSync(join(folder, path), 'utf8')),
      });
    }),
  );
};
