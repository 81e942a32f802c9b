import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

jest.setTimeout(60_000);

/** Backstage's handlers of failures are not there under NODE_ENV=test. */
const startFailing = (config: string) =>
  spawnSync(
    process.execPath,
    [
      '--require',
      require.resolve('@backstage/cli/config/nodeTransform.cjs'),
      join(__dirname, '__testUtils__/failingPortal.ts'),
      '--config',
      join(__dirname, '__testUtils__', config),
    ],
    {
      encoding: 'utf8',
      timeout: 50_000,
      env: { ...process.env, NODE_ENV: 'production' },
    },
  );

describe('startOrExit', () => {
  it('ends the process with 1 and names the plugin that failed, and why', () => {
    const { status, stderr } = startFailing('app-config.yaml');
    expect(stderr).toContain('The portal cannot start.');
    expect(stderr).toContain(
      "Plugin 'broken' startup failed; caused by Error: the directory does not answer",
    );
    expect(status).toBe(1);
  });

  it('ends the process with 1 when the configuration cannot be read', () => {
    const { status, stderr } = startFailing('missing.yaml');
    expect(stderr).toMatch(/The portal cannot start\. .*missing\.yaml/);
    expect(status).toBe(1);
  });
});
