import { ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Referentiel } from '../referentiel/Referentiel';

const KNOWN_AT = '2024-12-01T00:00:00.000Z';

/** platform-ref-api, as far as the batch asks it. */
export const serveReferentiel = async (content: Referentiel) => {
  const items: Record<string, object[]> = {
    '/v1/applications': content.applications.map(application => ({
      ...application,
      attributes: {},
      version: 1,
    })),
    '/v1/groups': content.groups.map(group => ({
      ...group,
      members: [],
      version: 1,
    })),
    '/v1/pivots': content.pivots.map((pivot, at) => ({
      ...pivot,
      id: `pivot-${at}`,
      version: 1,
    })),
  };
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url!, 'http://test');
    const type = searchParams.get('type');
    const found = items[pathname].filter(
      item => !type || (item as { type?: string }).type === type,
    );
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({ items: found, version: 1, knownAt: KNOWN_AT }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

/** Configuration of a worker, as a file; JSON is YAML too. */
export const writeWorkerConfig = async (
  stores: string,
  referentiel: string,
) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = {
    ...privateKey.export({ format: 'jwk' }),
    kid: 'test',
    alg: 'ES256',
  };
  const rosetta = {
    databases: { finops_db: { connection: stores } },
    rawStore: { kind: 'postgres', connection: stores },
    services: {
      'platform-ref-api': { baseUrl: referentiel },
      'finops-batch': { baseUrl: 'http://127.0.0.1:7112', port: 0 },
    },
    identity: { machineKey: JSON.stringify(key) },
    finops: {
      tagKeys: ['application'],
      sliceLines: 200,
      scheduleInWorker: false,
    },
  };
  const path = join(
    await mkdtemp(join(tmpdir(), 'worker-')),
    'app-config.yaml',
  );
  await writeFile(path, JSON.stringify({ rosetta }));
  return path;
};

const PACKAGE = resolve(__dirname, '../..');

/** The real worker, in a process of its own. */
export const startWorker = (
  config: string,
  args: string[] = [],
): ChildProcess =>
  spawn(
    process.execPath,
    [
      '--require',
      '@backstage/cli/config/nodeTransform.cjs',
      'src/main.ts',
      '--config',
      config,
      ...args,
    ],
    { cwd: PACKAGE, stdio: ['ignore', 'pipe', 'pipe'] },
  );
