import { stopProcess } from '../supervisor/staleProcesses';
import { Records } from '../supervisor/records';
import { Cluster } from './Cluster';
import { HostOptions, PASSWORD_VARIABLE, SERVER } from './hostOptions';
import { locate } from './location';
import { postgresSettings } from './settings';

/**
 * A small process that PostgreSQL runs below: it stops the server on a signal, or
 * when the launcher is gone. The server is on record too, in case this one is killed.
 */
async function host({ dataDir, port, run, throwaway = false }: HostOptions) {
  const records = new Records(run);
  const password = process.env[PASSWORD_VARIABLE] ?? '';
  const cluster = new Cluster(locate(dataDir), password);
  let stopping = false;
  const leave = async () => {
    stopping = true;
    await cluster.stop();
    process.exit(0);
  };
  process.on('SIGTERM', leave);
  process.on('SIGINT', leave);
  const orphan = records.read(SERVER);
  if (orphan) await stopProcess(orphan);
  await cluster.initialise();
  const pid = cluster.start(postgresSettings({ port, throwaway }), () => {
    records.remove(SERVER);
    if (!stopping) process.exit(1);
  });
  records.write(SERVER, pid, { port, stopSignal: 'SIGINT' });
}

host(JSON.parse(process.argv[2])).catch(error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
