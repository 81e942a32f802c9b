import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { ROOT } from '@rosetta/launcher/home';

const folder = mkdtempSync(join(tmpdir(), 'rosetta-entrypoint-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** In a tree with one process, with a node that prints what it was started with. */
const start = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(join(ROOT, 'deploy/images/entrypoint.sh'), args, {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: `${folder}:/usr/bin:/bin`, ...env },
  });

beforeAll(() => {
  mkdirSync(join(folder, 'packages/finops-api/src'), { recursive: true });
  writeFileSync(join(folder, 'packages/finops-api/src/main.ts'), '');
  writeFileSync(
    join(folder, 'node'),
    '#!/bin/sh\necho "$@"\necho "[$MACHINE_KEY]"\nenv | grep -c _FILE\n',
    { mode: 0o755 },
  );
  writeFileSync(join(folder, 'key'), '{"kty":"EC", "x": "$HOME `id` \'"}\n');
});

describe('the entry point of an image', () => {
  it('starts the process that is named, with the secrets that come as files', () => {
    const { stdout } = start(['finops-api', '--config', 'a b.yaml'], {
      MACHINE_KEY_FILE: join(folder, 'key'),
    });
    const [command, key, files] = stdout.trim().split('\n');
    expect(command).toMatch(
      /nodeTransform\.cjs packages\/finops-api\/src\/main\.ts --config a b\.yaml$/,
    );
    expect(key).toBe('[{"kty":"EC", "x": "$HOME `id` \'"}]');
    expect(files).toBe('0');
  });

  it('refuses to start without a secret, naming its file and the cure', () => {
    const { status, stderr } = start(['finops-api'], {
      MACHINE_KEY_FILE: join(folder, 'none'),
    });
    expect(status).toBe(1);
    expect(stderr).toContain(`${folder}/none, which MACHINE_KEY_FILE names`);
    expect(stderr).toContain('yarn rosetta deploy secrets');
  });

  it.each([[[]], [['finance-api']]])(
    'refuses a process that is not in the image: %p',
    args => {
      const { status, stderr } = start(args);
      expect(status).toBe(1);
      expect(stderr).toContain('It has: finops-api');
    },
  );
});

describe('the health check of an image', () => {
  const check = (url: string) =>
    promisify(execFile)(
      process.execPath,
      [join(ROOT, 'deploy/images/healthcheck.mjs')],
      { env: { ROSETTA_HEALTH_URL: url } },
    );

  it('passes while the process is ready, and says what it answered otherwise', async () => {
    let status = 200;
    const server = createServer((_, res) => res.writeHead(status).end());
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/health/ready`;
    await check(url);
    status = 503;
    await expect(check(url)).rejects.toMatchObject({
      code: 1,
      stderr: `${url} answers 503\n`,
    });
    server.close();
    await once(server, 'close');
    await expect(check(url)).rejects.toMatchObject({
      stderr: expect.stringContaining('ECONNREFUSED'),
    });
  });
});
