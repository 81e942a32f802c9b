import { delimiter } from 'node:path';
import { pythonTool } from '../python/pythonTool';
import { TaskContext } from '../supervisor/types';

const MKDOCS = pythonTool({
  folder: 'techdocs',
  requirements: 'packages/launcher/src/techdocs/requirements.txt',
  installing: 'installing MkDocs (about 15 s)',
  without: "documentation pages will say that they can't be built",
});

/** For a process that builds documentation. */
export const withTechDocs = (env: NodeJS.ProcessEnv = process.env) => ({
  PATH: `${MKDOCS.bin}${delimiter}${env.PATH ?? ''}`,
});

/**
 * Brings MkDocs with Backstage's plugin, in a Python environment of this checkout. The
 * portal is of use without it, so what is missing is said and stops nothing.
 */
export const ensureTechDocs = (context: TaskContext): Promise<string> =>
  MKDOCS.ensure(context);

export const hasTechDocs = (): boolean => MKDOCS.isInstalled();
