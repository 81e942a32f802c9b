import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configArgs, homeAt } from '@rosetta/launcher/home';
import {
  DatabaseConfig,
  loadRosettaConfig,
  readConfig,
} from '@rosetta/service-kit';
import { z } from 'zod';
import { measureScript } from '../measure';
import { measureBaseline } from './baseline';
import { BenchStores, connect, createBenchStores } from './benchStores';
import { formatBench } from './formatBench';
import { BenchResult } from './result';
import { serveReferentiel } from './serveReferentiel';
import { stagesOfRun } from './stagesOfRun';
import { BENCH_PERIOD, writeBill } from './syntheticBill';

export interface BenchOptions {
  lines: number;
  postgres?: string;
  json: boolean;
}

const Server = z.object({
  databases: z.object({ finops_db: DatabaseConfig }),
});

const serverUrl = async ({ postgres }: BenchOptions) => {
  if (postgres) return postgres;
  const config = await loadRosettaConfig(['node', 'rosetta', ...configArgs()]);
  return readConfig(Server, config).databases.finops_db.connection;
};

/** What a start would have written, for stores of the bench's own; JSON is YAML too. */
const writeConfig = async (
  folder: string,
  { url }: BenchStores,
  referentiel: string,
) => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = {
    ...privateKey.export({ format: 'jwk' }),
    kid: 'bench',
    alg: 'ES256',
  };
  const rosetta = {
    databases: { finops_db: { connection: url.finops } },
    rawStore: { kind: 'postgres', connection: url.raw },
    services: {
      'platform-ref-api': { baseUrl: referentiel },
      'finops-batch': { baseUrl: 'http://127.0.0.1:0', port: 0 },
    },
    identity: { machineKey: JSON.stringify(key) },
    finops: { tagKeys: ['application'] },
  };
  const path = homeAt(folder).startConfig;
  await writeFile(path, JSON.stringify({ rosetta }), { mode: 0o600 });
  return path;
};

const measureAll = async (
  stores: BenchStores,
  { folder, config, lines }: { folder: string; config: string; lines: number },
  report: (text: string) => void,
): Promise<BenchResult> => {
  const bill = join(folder, 'bill.csv');
  report(`Writing a bill of ${lines.toLocaleString('en')} lines`);
  await writeBill(bill, lines);
  const { size } = await stat(bill);
  report('Importing');
  const importing = await measureScript(
    'packages/cli/src/main.ts',
    ['raw', 'import', 'focus', bill, '--json'],
    { ROSETTA_HOME: folder },
  );
  report('Running the batch');
  const batch = await measureScript('packages/finops-batch/src/main.ts', [
    '--config',
    config,
    'run',
    '--once',
    '--period',
    BENCH_PERIOD,
  ]);
  const db = connect(stores.url.finops);
  const stages = await stagesOfRun(db).finally(() => db.destroy());
  report('Copying the same lines with plain PostgreSQL');
  const baseline = await measureBaseline(stores, folder);
  const total = importing.seconds + batch.seconds;
  const ratio = total / (baseline.rawSeconds + baseline.factsSeconds);
  return {
    lines,
    fileMegabytes: size / 1e6,
    importing,
    batch,
    stages,
    baseline,
    total,
    ratio,
  };
};

/** `rosetta bench finops`: the real import and the real batch, on databases of their own. */
export const benchFinops = async (options: BenchOptions) => {
  const report = (text: string) =>
    options.json || process.stderr.write(`· ${text}\n`);
  const opened: (() => unknown)[] = [];
  try {
    const folder = await mkdtemp(join(tmpdir(), 'rosetta-bench-'));
    opened.push(() => rm(folder, { recursive: true }));
    const referentiel = await serveReferentiel();
    opened.push(() => referentiel.close());
    const stores = await createBenchStores(await serverUrl(options));
    opened.push(() => stores.drop());
    const config = await writeConfig(folder, stores, referentiel.url);
    const result = await measureAll(
      stores,
      { folder, config, lines: options.lines },
      report,
    );
    console.log(
      options.json ? JSON.stringify(result, null, 2) : formatBench(result),
    );
  } finally {
    for (const close of opened.reverse()) await close();
  }
};
