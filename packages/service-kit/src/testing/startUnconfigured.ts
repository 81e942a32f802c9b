import { spawnSync } from 'node:child_process';

/** Starts the `main` of a package with an empty configuration. @returns its exit code and error output */
export const startUnconfigured = (main: string) => {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      main,
      '--config',
      require.resolve('./empty-config.yaml'),
    ],
    { encoding: 'utf8', timeout: 60_000 },
  );
  return { code: status, output: stderr };
};
