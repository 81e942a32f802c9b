import type { Workspaces } from '@rosetta/launcher/home';

/** The packages, one of which stands on nothing any more: its bundle has it all. */
export const bundledWithout = (
  workspaces: Workspaces,
  bundled: string,
): Workspaces =>
  new Map(
    [...workspaces].map(([name, workspace]) => [
      name,
      name === bundled ? { ...workspace, dependencies: [] } : workspace,
    ]),
  );

/** A package.json as it is in an image: packages that only builds and tests need are not there to be resolved. */
export const imageManifest = ({
  devDependencies: _development,
  scripts: _scripts,
  ...manifest
}: Record<string, unknown>) => manifest;
